"""Looks at a received file before any library does: what is no form, or could do harm, stops here with one line.

Nothing is written to disk, no link is followed, and only the XML parts a form is read from are inflated, in small
steps that are counted: a second and 256 MB are the most that a file may cost.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

MOST_BYTES = 20 << 20
_MOST_PART, _MOST_XML, _MOST_RATIO = 12 << 20, 24 << 20, 150
_MOST_TAGS = 120_000
_MOST_MEMBERS = 2000
_STEP = 1 << 16

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAIN = {
    "wordprocessingml.document.main+xml": "docx",
    "spreadsheetml.sheet.main+xml": "xlsx",
}
_WANTED = re.compile(
    r"\[content_types\]\.xml|_rels/\.rels|word/[^/]+\.xml|word/_rels/[^/]+\.rels|xl/[^/]+\.xml|xl/_rels/[^/]+\.rels|"
    r"xl/worksheets/[^/]+\.xml|xl/worksheets/_rels/[^/]+\.rels|xl/(?:comments|threadedcomments)[^/]*/?[^/]*\.xml|mimetype",
    re.IGNORECASE,
)
_DECLARES = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_EXTERNAL = re.compile(r"<[^>]*Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>")
_RELATION_TYPE = re.compile(r"\bType\s*=\s*[\"'][^\"']*/([^/\"']+)[\"']")
SAVE_AS = "mở bằng Word, Excel hoặc LibreOffice rồi lưu thành .docx hoặc .xlsx"


class FormRefusedError(Exception):
    """The file is not taken; the message says why and what to do, in Vietnamese."""


@dataclass(frozen=True)
class Package:
    """The XML parts of a Word or Excel file by name, and what is worth knowing of the rest."""

    kind: Literal["docx", "xlsx"]
    parts: dict[str, bytes]
    notes: tuple[str, ...]

    def part(self, name: str) -> bytes | None:
        """A part by its name in any case."""
        return self.parts.get(name.lower())


def open_package(data: bytes) -> Package:
    """The parts of a received file; anything that is not plainly a form is a `FormRefusedError`."""
    if len(data) > MOST_BYTES:
        raise FormRefusedError(f"tệp lớn hơn {MOST_BYTES >> 20} MB; một biểu đã điền không lớn như vậy")
    _refuse_disguise(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _open(archive)
    except (zipfile.BadZipFile, EOFError, zlib.error, NotImplementedError, OSError, ValueError) as error:
        raise FormRefusedError(f"tệp hỏng, không mở được; xin đơn vị gửi lại, hoặc {SAVE_AS}") from error


def _refuse_disguise(data: bytes) -> None:
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not data:
        raise FormRefusedError("tệp rỗng (0 byte); xin đơn vị gửi lại")
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise FormRefusedError("tệp có mật khẩu; mở bằng mật khẩu, bỏ mật khẩu rồi lưu lại")
        raise FormRefusedError(f"tệp Word, Excel kiểu cũ (.doc, .xls); {SAVE_AS}")
    if data.startswith(b"PK\x03\x04"):
        return
    for signs, what in _DISGUISES:
        if start.startswith(signs):
            raise FormRefusedError(f"{what}; {SAVE_AS}")
    raise FormRefusedError("không phải tệp .docx hoặc .xlsx; xin đơn vị gửi lại biểu đã điền")


_DISGUISES = (
    ((b"<html", b"<!doctype html", b"<head", b"<body", b"<table"), "là trang web (HTML) đổi đuôi tệp"),
    ((b"mime-version", b"from:", b"content-type"), "là trang web hoặc thư lưu một tệp (MHT, EML)"),
    ((b"{\\rtf",), "là tệp RTF đổi đuôi"),
    ((b"%pdf",), "là tệp PDF, không đọc được ô trả lời; cần tệp Word hoặc Excel của biểu"),
    ((b"<?xml",), "là tệp XML, không phải .docx, .xlsx"),
)


def _open(archive: zipfile.ZipFile) -> Package:
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS:
        raise FormRefusedError(f"tệp có {len(members)} phần bên trong, không phải một biểu")
    notes = list(dict.fromkeys(_look_at_names(members)))
    parts: dict[str, bytes] = {}
    total = 0
    for member in members:
        if not _WANTED.fullmatch(member.filename):
            continue
        part = _inflate(archive, member)
        total += len(part)
        if total > _MOST_XML:
            raise FormRefusedError("nội dung giải nén quá lớn (nghi bom nén)")
        parts[member.filename.lower()] = part
    kind = _kind(parts)
    for name, part in parts.items():
        notes += _look_inside(name, part)
    return Package(kind, parts, tuple(dict.fromkeys(notes)))


def _look_at_names(members: list[zipfile.ZipInfo]) -> Iterator[str]:
    seen: set[str] = set()
    for member in members:
        name = member.filename
        low = name.lower()
        if low in seen:
            raise FormRefusedError(f"tệp có hai phần cùng tên ({name}), có thể đã bị sửa bằng công cụ khác")
        seen.add(low)
        if name.startswith(("/", "\\")) or "\\" in name or ".." in PurePosixPath(name).parts or ":" in name:
            raise FormRefusedError("tệp có phần mang đường dẫn lạ bên trong, không mở")
        if member.flag_bits & 1:
            raise FormRefusedError("tệp có mật khẩu; bỏ mật khẩu rồi lưu lại")
        if "vbaproject" in low or "vbadata" in low or "/macrosheets/" in low:
            raise FormRefusedError("tệp có macro, không mở; lưu lại thành .docx hoặc .xlsx (không macro)")
        if "/embeddings/" in low or "/activex/" in low:
            yield "có đối tượng nhúng, không đọc (xem ở tệp gốc)"
        if "/media/" in low:
            yield "có ảnh, không đọc (xem ở tệp gốc)"
        if "afchunk" in low:
            yield "có phần chèn từ tệp khác, không đọc (xem ở tệp gốc)"


def _inflate(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    kept = bytearray()
    with archive.open(member) as stream:
        while step := stream.read(_STEP):
            kept += step
            if len(kept) > _MOST_PART:
                raise FormRefusedError("nội dung giải nén quá lớn (nghi bom nén)")
            if len(kept) > 1 << 20 and len(kept) > _MOST_RATIO * max(member.compress_size, 1):
                raise FormRefusedError("tỷ lệ nén bất thường (nghi bom nén)")
    return bytes(kept)


def _kind(parts: dict[str, bytes]) -> Literal["docx", "xlsx"]:
    if parts.get("mimetype", b"").startswith(b"application/vnd.oasis"):
        raise FormRefusedError(f"tệp OpenDocument (.odt, .ods); {SAVE_AS}")
    types = parts.get("[content_types].xml", b"").decode("utf-8", "replace")
    if "macroEnabled" in types:
        raise FormRefusedError("tệp có macro (.docm, .xlsm), không mở; lưu lại thành .docx hoặc .xlsx")
    for sign, kind in _MAIN.items():
        if sign in types:
            return "docx" if kind == "docx" else "xlsx"
    if "sheet.binary" in types:
        raise FormRefusedError(f"tệp .xlsb; {SAVE_AS}")
    if "template.main+xml" in types:
        raise FormRefusedError(f"tệp mẫu (.dotx, .xltx); {SAVE_AS}")
    raise FormRefusedError("không phải tệp Word hoặc Excel; xin đơn vị gửi lại biểu đã điền")


def _look_inside(name: str, part: bytes) -> Iterator[str]:
    if part.count(b"<") > _MOST_TAGS:
        raise FormRefusedError("tệp có quá nhiều ô, dòng so với một biểu; xóa các dòng thừa rồi lưu lại")
    text = part.decode("utf-16" if part[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
    if _DECLARES.search(text):
        raise FormRefusedError("tệp có khai báo DTD, không mở; lưu lại bằng Word hoặc Excel")
    if name.endswith(".rels"):
        kinds = {found[1] for match in _EXTERNAL.finditer(text) if (found := _RELATION_TYPE.search(match[0]))}
        if kinds - {"hyperlink"}:
            yield "có liên kết ra ngoài, không mở (xem ở tệp gốc)"
