"""The door to python-docx: opens a Word file's package, adds parts to it, gives it back as the same bytes each time."""

import hashlib
import io
import re
import zipfile
from datetime import date
from typing import NamedTuple

from docx.opc.constants import CONTENT_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

from plan2015.office.gate import LARGEST, GateError, Limits, read_archive
from plan2015.office.word.archive import pack
from plan2015.office.word.markup import quoted

Parts = dict[str, bytes]
"""The members of a package, `word/document.xml` and the rest, each with its bytes."""
DOCUMENT = "word/document.xml"
_CORE = "docProps/core.xml"


class NotWordError(GateError):
    """A file that is no Word document; the message says so in Vietnamese."""


class Extra(NamedTuple):
    """A part to add: its name, content type, how it is related to the document, its bytes, and parts of its own."""

    name: str
    content_type: str
    relation: str
    blob: bytes
    related: "tuple[Extra, ...]" = ()


class Details(NamedTuple):
    """What the properties of a paper say; the day is the one the answer holds for, never the day of printing."""

    title: str
    described: str
    day: date


_LIMITS = Limits(file=LARGEST, members=2_000, part=64 << 20, total=192 << 20, ratio=200)


def open_package(data: bytes) -> Parts:
    """The parts of a Word file under their usual names, whoever saved it; what could do harm is a `GateError`."""
    read_archive(data, _LIMITS)
    return _unzip(_saved(_load(data)))


def add_parts(parts: Parts, extras: tuple[Extra, ...]) -> tuple[Parts, tuple[str, ...]]:
    """The package with further parts, and the relation id by which the document knows each."""
    if not extras:
        return parts, ()
    package = _load(pack(parts))
    ids = tuple(_relate(package, extra) for extra in extras)
    return _unzip(_saved(package)), ids


def _core_properties(details: Details, digest: str) -> bytes:
    """docProps/core.xml, written whole: title for screen readers, language, and where the figures are from."""
    day = f"{details.day.isoformat()}T00:00:00Z"
    stamp = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{quoted(details.title)}</dc:title><dc:creator>plan2015</dc:creator>"
        f"<dc:description>{quoted(details.described)}</dc:description><dc:identifier>{digest}</dc:identifier><dc:language>vi-VN</dc:language>"
        f"{stamp}</cp:coreProperties>"
    ).encode()


def with_details(parts: Parts, details: Details) -> Parts:
    """The package with its properties said, among them the hash of all the rest."""
    return {**parts, _CORE: _core_properties(details, _digest(parts))}


def is_untouched(data: bytes) -> bool:
    """Whether a file is as we wrote it: anything that saves it again changes more than its properties."""
    try:
        parts = _unzip(data)
    except zipfile.BadZipFile:
        return False
    said = _IDENTIFIER.search(parts.get(_CORE, b""))
    return said is not None and said[1].decode() == _digest(parts)


_IDENTIFIER = re.compile(rb"<dc:creator>plan2015</dc:creator>.*<dc:identifier>([0-9a-f]{64})</dc:identifier>")


def _digest(parts: Parts) -> str:
    sums = (f"{name} {hashlib.sha256(parts[name]).hexdigest()}" for name in sorted(parts) if name != _CORE)
    return hashlib.sha256("\n".join(sums).encode()).hexdigest()


def _load(data: bytes) -> Package:
    try:
        package = Package.open(io.BytesIO(data))
        document = package.main_document_part
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise NotWordError("không phải tệp Word .docx") from error
    if document.content_type != CONTENT_TYPE.WML_DOCUMENT_MAIN:
        raise NotWordError("không phải văn bản Word .docx (tệp mẫu .dotx, tệp có macro hoặc loại khác)")
    document.partname = PackURI(f"/{DOCUMENT}")
    package.core_properties  # noqa: B018  made here if the file has none, so that _CORE is always related
    return package


def _relate(package: Package, extra: Extra) -> str:
    part = Part(PackURI(f"/{extra.name}"), extra.content_type, extra.blob, package)
    for below in extra.related:
        part.relate_to(Part(PackURI(f"/{below.name}"), below.content_type, below.blob, package), below.relation)
    return str(package.main_document_part.relate_to(part, extra.relation))


def _saved(package: Package) -> bytes:
    for part in package.iter_parts():
        if part.content_type == CONTENT_TYPE.OPC_CORE_PROPERTIES:
            part.partname = PackURI(f"/{_CORE}")
    stream = io.BytesIO()
    package.save(stream)
    return stream.getvalue()


def _unzip(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}
