"""What came in: single files, and those of folders; each is read when its turn comes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plan2015.files.gate import GateError, read_regular
from plan2015.forms.gate import MOST_BYTES, FormRefusedError


@dataclass(frozen=True)
class Arrival:
    """One file that came."""

    file: Path

    def read(self) -> bytes:
        """What it holds."""
        return _read(self.file, MOST_BYTES)


def arrivals(paths: Iterable[Path]) -> list[Arrival]:
    """The files that were named and those in the folders that were named, each once; what programs leave behind beside
    an open file is none."""
    found: dict[Path, Arrival] = {}
    for path in paths:
        found |= {file: Arrival(file) for file in _files(path)}
    return list(found.values())


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    inside = sorted(p for p in path.rglob("*") if p.is_file())
    yield from (p for p in inside if not _is_left_behind(p.name))


def _is_left_behind(name: str) -> bool:
    return name.startswith((".", "~$"))


def _read(file: Path, most: int) -> bytes:
    try:
        return read_regular(str(file), most, through_links=True)
    except GateError as error:
        raise FormRefusedError(error.message) from None
