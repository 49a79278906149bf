"""Looks at a Word or Excel file before any library does: what is none, or could do harm, stops here with one line.

Nothing is written to disk, no link is followed, parts are inflated in small steps that are counted: what a file says of
its own size is not believed.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

_STEP = 1 << 16
_MEGABYTE = 1 << 20
LARGEST = 20 << 20
"""The most bytes that a Word or Excel file may have."""
_OLE = b"\xd0\xcf\x11\xe0"
_DECLARES = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
SAVE_AS = "mở bằng Word, Excel hoặc LibreOffice rồi lưu thành .docx hoặc .xlsx"
BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, zlib.error, NotImplementedError, OSError, ValueError)
_BOMB = "nội dung giải nén quá lớn (nghi bom nén)"


class GateError(Exception):
    """Why a file is not opened, and what to do; in Vietnamese."""


@dataclass(frozen=True)
class Limits:
    """The most that a file may cost, in bytes and counts."""

    file: int
    members: int
    part: int
    total: int
    ratio: int
    """How many times its compressed size a part above a megabyte may hold."""


@dataclass(frozen=True)
class Archive:
    """What a file holds: the names of all its members, and the parts that were wanted."""

    names: tuple[str, ...]
    parts: dict[str, bytes]


def read_archive(data: bytes, limits: Limits, is_wanted: Callable[[str], bool] = lambda _: True) -> Archive:
    """The members of an Office file; anything that is none, or could do harm, is a `GateError`."""
    if len(data) > limits.file:
        raise GateError(f"tệp lớn hơn {limits.file // _MEGABYTE} MB")
    _refuse_disguise(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive, limits, is_wanted)
    except BROKEN as error:
        raise GateError(f"tệp hỏng, không mở được; {SAVE_AS}, hoặc lấy lại tệp từ nơi gửi") from error


def _refuse_disguise(data: bytes) -> None:
    if not data:
        raise GateError("tệp rỗng (0 byte); lấy lại tệp từ nơi gửi")
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise GateError("tệp có mật khẩu; mở bằng mật khẩu, bỏ mật khẩu rồi lưu lại")
        raise GateError(f"tệp Word, Excel kiểu cũ (.doc, .xls); {SAVE_AS}")
    if data.startswith(b"PK\x03\x04"):
        return
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for signs, what in _DISGUISES:
        if start.startswith(signs):
            raise GateError(f"{what}; {SAVE_AS}")
    raise GateError("không phải tệp Word, Excel (.docx, .xlsx); lấy lại tệp từ nơi gửi")


_DISGUISES = (
    ((b"<html", b"<!doctype html", b"<head", b"<body", b"<table"), "là trang web (HTML) đổi đuôi tệp"),
    ((b"mime-version", b"from:", b"content-type"), "là trang web hoặc thư lưu một tệp (MHT, EML)"),
    ((b"{\\rtf",), "là tệp RTF đổi đuôi"),
    ((b"%pdf",), "là tệp PDF, không đọc được ô trả lời; cần tệp Word hoặc Excel"),
    ((b"<?xml",), "là tệp XML, không phải .docx, .xlsx"),
)


def _read(archive: zipfile.ZipFile, limits: Limits, is_wanted: Callable[[str], bool]) -> Archive:
    members = archive.infolist()
    if len(members) > limits.members:
        raise GateError(f"tệp có {len(members)} phần bên trong, nhiều bất thường")
    _check_names(members)
    parts: dict[str, bytes] = {}
    total = 0
    for member in members:
        if is_wanted(member.filename):
            parts[member.filename] = part = inflate(archive, member, limits)
            total += len(part)
            if total > limits.total:
                raise GateError(_BOMB)
    for name, part in parts.items():
        if name.lower().endswith((".xml", ".rels")) and _DECLARES.search(decoded(part)):
            raise GateError("tệp có khai báo DTD, không mở; lưu lại bằng Word hoặc Excel")
    return Archive(tuple(member.filename for member in members), parts)


def _check_names(members: list[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for member in members:
        name, low = member.filename, member.filename.lower()
        if low in seen:
            raise GateError(f"tệp có hai phần cùng tên ({name}), có thể đã bị sửa bằng công cụ khác")
        seen.add(low)
        if name.startswith("/") or "\\" in name or ".." in PurePosixPath(name).parts or ":" in name:
            raise GateError("tệp có phần mang đường dẫn lạ bên trong, không mở")
        if member.flag_bits & 1:
            raise GateError("tệp có mật khẩu; bỏ mật khẩu rồi lưu lại")
        if "vbaproject" in low or "vbadata" in low or "/macrosheets/" in low:
            raise GateError("tệp có macro, không mở; lưu lại thành .docx hoặc .xlsx (không macro)")


def inflate(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limits: Limits) -> bytes:
    """A member in small steps that are counted; one that grows too large is a `GateError`."""
    kept = bytearray()
    with archive.open(member) as stream:
        while step := stream.read(_STEP):
            kept += step
            if len(kept) > limits.part:
                raise GateError(_BOMB)
            if len(kept) > _MEGABYTE and len(kept) > limits.ratio * max(member.compress_size, 1):
                raise GateError("tỷ lệ nén bất thường (nghi bom nén)")
    return bytes(kept)


def decoded(part: bytes) -> str:
    """The text of an XML part in either of the encodings that Office programs write."""
    return part.decode("utf-16" if part[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
