"""The files of a .zip that came: inflated in memory within the gate's limits, their names cleaned, nothing nested."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from plan2015.forms.gate import MOST_BYTES, FormRefusedError
from plan2015.office.gate import BROKEN, GateError, Limits, inflate

MOST_BUNDLE_BYTES = 50 << 20
MOST_UNPACKED_BYTES = 100 << 20
"""The most that all bundles of one run may hold: it is kept in memory."""
_LIMITS = Limits(file=MOST_BUNDLE_BYTES, members=2000, part=MOST_BYTES, total=MOST_UNPACKED_BYTES, ratio=150)
_ZIP = b"PK\x03\x04"
_SELF = ("[content_types].xml", "mimetype")
"""What only a single Office file holds."""
_UTF8 = 0x800
_OUT = "giải nén ra rồi nhập cả thư mục"


class Member(NamedTuple):
    """One file of a bundle: its name, and what it holds or why it is not taken."""

    name: str
    data: bytes = b""
    refused: str = ""


def is_bundle(data: bytes) -> bool:
    """Whether a file is a .zip of files and no Office file, whatever its name says."""
    if not data.startswith((_ZIP, b"PK\x05\x06")):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return not any(member.filename.lower() in _SELF for member in archive.infolist())
    except BROKEN:
        return False


def open_bundle(data: bytes, room: int = MOST_UNPACKED_BYTES) -> list[Member]:
    """The files in a .zip, of at most so many bytes; one that could do harm is a `FormRefusedError`, whole."""
    if len(data) > _LIMITS.file:
        raise FormRefusedError(f"tệp .zip lớn hơn {_LIMITS.file >> 20} MB; {_OUT}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return list(_members(archive, room))
    except FormRefusedError:
        raise
    except GateError as error:
        raise FormRefusedError(f"tệp .zip: {error}") from None
    except BROKEN as error:
        raise FormRefusedError("tệp .zip hỏng, không mở được; lấy lại tệp từ nơi gửi") from error


def _members(archive: zipfile.ZipFile, room: int) -> Iterator[Member]:
    files = [member for member in archive.infolist() if not member.is_dir()]
    if len(files) > _LIMITS.members:
        raise FormRefusedError(f"tệp .zip có {len(files)} tệp bên trong, quá {_LIMITS.members}; {_OUT}")
    if any(member.flag_bits & 1 for member in files):
        raise FormRefusedError("tệp .zip có mật khẩu; mở bằng mật khẩu, giải nén ra rồi nhập cả thư mục")
    total = 0
    for member in files:
        found = _inflated(archive, member)
        total += len(found.data)
        if total > room:
            most = f"{MOST_UNPACKED_BYTES >> 20} MB cho một lần nhập"
            raise FormRefusedError(f"tệp .zip giải nén ra quá nhiều ({most}); nhập riêng tệp này, hoặc {_OUT}")
        nested = is_bundle(found.data)
        yield Member(found.name, refused=f"tệp .zip nằm trong tệp .zip; {_OUT}") if nested else found


def _inflated(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Member:
    """A member; one that is truly large is not taken alone, one that only grows so is a bomb and stops them all."""
    try:
        return Member(_name(member), inflate(archive, member, _LIMITS))
    except GateError:
        if member.compress_size < _LIMITS.part // 10:
            raise
        return Member(_name(member), refused=f"tệp lớn hơn {_LIMITS.part >> 20} MB; {_OUT}")


def _name(member: zipfile.ZipInfo) -> str:
    """A member's name as a path that stays below its archive; it is only ever shown, nothing is written by it."""
    raw = member.filename.replace("\\", "/").replace(":", "_")
    steps = [step for step in PurePosixPath(raw).parts if step not in ("/", "..", ".")]
    name = "/".join(steps) or "tệp không tên"
    return name if member.flag_bits & _UTF8 else _respelt(name)


def _respelt(name: str) -> str:
    """A name that a zipper wrote in UTF-8 without saying so."""
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name
