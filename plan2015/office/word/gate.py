"""What a Word file must be before any library opens it: a zip of sane size, without macros or document types."""

import io
import posixpath
import zipfile

_MEGABYTE = 1_000_000
MOST_BYTES = 20 * _MEGABYTE
MOST_TOTAL = 200 * _MEGABYTE
MOST_PART = 64 * _MEGABYTE
MOST_PARTS = 2_000
MOST_RATIO = 200
_CHUNK = 65_536
_OLE = b"\xd0\xcf\x11\xe0"


class WordGateError(Exception):
    """Why a file is not opened, and what to do; in Vietnamese."""


def check_archive(data: bytes) -> bytes:
    """The same bytes, once nothing in them can harm who opens them."""
    if data[:4] == _OLE:
        raise WordGateError("tệp Word cũ (.doc) hoặc có mật khẩu; mở bằng Word rồi lưu thành .docx không mật khẩu")
    if len(data) > MOST_BYTES:
        raise WordGateError(f"tệp lớn hơn {MOST_BYTES // _MEGABYTE} MB")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_entries(archive)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, zipfile.LargeZipFile) as error:
        raise WordGateError("không phải tệp Word .docx, hoặc tệp hỏng") from error
    return data


def _check_entries(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if len(names) > MOST_PARTS or len({name.casefold() for name in names}) != len(names):
        raise WordGateError("tệp nén có quá nhiều phần hoặc có phần trùng tên")
    if any(name.startswith("/") or ".." in posixpath.normpath(name).split("/") for name in names):
        raise WordGateError("tệp nén có tên phần không hợp lệ")
    if any("vbaproject" in name.casefold() for name in names):
        raise WordGateError("tệp có macro; lưu lại thành .docx không có macro")
    total = 0
    for entry in entries:
        total += _inflate(archive, entry)
        if total > MOST_TOTAL:
            raise WordGateError("tệp nén mở ra quá lớn")


def _inflate(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> int:
    """How large a part really is; what the file says of itself is not believed."""
    size = 0
    with archive.open(entry) as stream:
        head = b""
        while chunk := stream.read(_CHUNK):
            head = head or chunk
            size += len(chunk)
            if size > MOST_PART or (size > _MEGABYTE and size > MOST_RATIO * max(entry.compress_size, 1)):
                raise WordGateError("tệp nén mở ra quá lớn (có thể là tệp phá hoại)")
    if entry.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in head.replace(b"\x00", b""):
        raise WordGateError("tệp có khai báo DTD, không mở")
    return size
