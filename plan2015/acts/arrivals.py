"""What came in: single files, those of folders, those in a .zip; each file on disk is read when its turn comes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plan2015.files.gate import GateError, read_regular
from plan2015.forms.bundle import MOST_BUNDLE_BYTES, MOST_UNPACKED_BYTES, is_bundle, open_bundle
from plan2015.forms.gate import MOST_BYTES, FormRefusedError, NoFormError


@dataclass(frozen=True)
class Arrival:
    """One file that came; `held` is what it holds where it lay in a .zip, `refused` why nothing of it is taken."""

    file: Path
    held: bytes | None = None
    refused: str = ""

    def read(self) -> bytes:
        """What it holds."""
        if self.refused:
            raise FormRefusedError(self.refused)
        return _read(self.file, MOST_BYTES) if self.held is None else self.held

    @property
    def is_packed(self) -> bool:
        """Whether it lay in a .zip."""
        return self.held is not None


def arrivals(paths: Iterable[Path]) -> list[Arrival]:
    """The files that were named, and those in the folders and the .zip files that were named, each once; what programs
    leave behind beside a file is none."""
    files = dict.fromkeys(file for path in paths for file in _files(path))
    found: list[Arrival] = []
    room = MOST_UNPACKED_BYTES
    for file in files:
        inside = list(_unpacked(file, room))
        room -= sum(len(arrival.held or b"") for arrival in inside)
        found += inside
    return found


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    inside = sorted(p for p in path.rglob("*") if p.is_file())
    yield from (p for p in inside if not _is_left_behind(p.name))


def _unpacked(file: Path, room: int) -> Iterator[Arrival]:
    if file.suffix.lower() != ".zip":
        yield Arrival(file)
        return
    try:
        data = _read(file, MOST_BUNDLE_BYTES)
        members = open_bundle(data, room) if is_bundle(data) else None
    except FormRefusedError as refusal:
        yield Arrival(file, refused=str(refusal))
        return
    if members is None:
        yield Arrival(file)
        return
    inside = [m for m in members if not any(map(_is_left_behind, m.name.split("/"))) and "__MACOSX" not in m.name]
    yield from (Arrival(file / member.name, member.data, member.refused) for member in inside)
    if not inside:
        yield Arrival(file, refused="tệp .zip không có tệp nào bên trong")


def _is_left_behind(name: str) -> bool:
    return name.startswith((".", "~$"))


def _read(file: Path, most: int) -> bytes:
    try:
        return read_regular(str(file), most, through_links=True)
    except GateError as error:
        raise (NoFormError if error.fault == "too-large" else FormRefusedError)(error.message) from None
