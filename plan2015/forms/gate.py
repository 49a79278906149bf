"""The parts that a form is read from, out of a received file; a second and 256 MB are the most that one may cost."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from plan2015.office.gate import LARGEST, SAVE_AS, GateError, Limits, decoded, read_archive

MOST_BYTES = LARGEST
_LIMITS = Limits(file=MOST_BYTES, members=2000, part=12 << 20, total=24 << 20, ratio=150)
_MOST_TAGS = 120_000
_MAIN = {
    "wordprocessingml.document.main+xml": "docx",
    "spreadsheetml.sheet.main+xml": "xlsx",
}
_WANTED = re.compile(
    r"\[content_types\]\.xml|_rels/\.rels|word/[^/]+\.xml|word/_rels/[^/]+\.rels|xl/[^/]+\.xml|xl/_rels/[^/]+\.rels|"
    r"xl/worksheets/[^/]+\.xml|xl/worksheets/_rels/[^/]+\.rels|xl/(?:comments|threadedcomments)[^/]*/?[^/]*\.xml|mimetype",
    re.IGNORECASE,
)
_EXTERNAL = re.compile(r"<[^>]*Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>")
_RELATION_TYPE = re.compile(r"\bType\s*=\s*[\"'][^\"']*/([^/\"']+)[\"']")
# What a form is never read from, by a piece of its name.
_NOT_READ = (
    (("/embeddings/", "/activex/"), "có đối tượng nhúng, không đọc (xem ở tệp gốc)"),
    (("/media/",), "có ảnh, không đọc (xem ở tệp gốc)"),
    (("afchunk",), "có phần chèn từ tệp khác, không đọc (xem ở tệp gốc)"),
)


class FormRefusedError(GateError):
    """The file is not taken as a form; the message says why and what to do, in Vietnamese."""


class NoFormError(FormRefusedError):
    """The file can be read, but is no form: prose, or a form whose identity is gone."""


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
    try:
        archive = read_archive(data, _LIMITS, lambda name: _WANTED.fullmatch(name) is not None)
    except GateError as error:
        raise FormRefusedError(str(error)) from error
    parts = {name.lower(): part for name, part in archive.parts.items()}
    kind = _kind(parts)
    notes = [*_look_at_names(archive.names), *(note for name in parts for note in _look_inside(name, parts[name]))]
    return Package(kind, parts, tuple(dict.fromkeys(notes)))


def _look_at_names(names: tuple[str, ...]) -> Iterator[str]:
    for name in map(str.lower, names):
        yield from (note for signs, note in _NOT_READ if any(sign in name for sign in signs))


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
    if name.endswith(".rels"):
        kinds = {found[1] for match in _EXTERNAL.finditer(decoded(part)) if (found := _RELATION_TYPE.search(match[0]))}
        if kinds - {"hyperlink"}:
            yield "có liên kết ra ngoài, không mở (xem ở tệp gốc)"
