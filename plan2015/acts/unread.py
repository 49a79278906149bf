"""What came and holds no answers that can be read, a scan or prose: entered as come, or how to enter it so."""

import re
import shlex
from datetime import date
from pathlib import Path
from typing import NamedTuple

from plan2015.acts.act import Act
from plan2015.acts.import_outcome import Choices, Outcome
from plan2015.acts.opened import Opened
from plan2015.acts.receive import Came, Received, receive
from plan2015.forms.reading import Whose
from plan2015.records.unit_names import find_units

_SCANS = {
    b"%PDF": "PDF",
    b"\xff\xd8\xff": "ảnh JPEG",
    b"\x89PNG": "ảnh PNG",
    b"II*\x00": "ảnh TIFF",
    b"MM\x00*": "ảnh TIFF",
    b"GIF8": "ảnh GIF",
}
_HEIC = b"ftyphei"


class Unread(NamedTuple):
    """A file that came and cannot be read as a form, and why."""

    file: Path
    data: bytes | None
    """What it holds; None where that is too much to hold."""
    why: str
    is_packed: bool = False
    """Whether it lay in a .zip."""


def scan_kind(data: bytes) -> str | None:
    """What a picture of a paper is; None for any other file."""
    if data[4:].startswith(_HEIC):
        return "ảnh HEIC"
    return next((kind for sign, kind in _SCANS.items() if data.startswith(sign)), None)


def receipt(opened: Opened, choices: Choices, unread: Unread, whose: Whose) -> Act[Received]:
    """Enters the file as a report that came, its figures to follow."""
    came = Came(choices.received, channel=choices.channel, file=unread.file, held=unread.data, copied=choices.copy)
    return receive(opened, whose.unit, whose.period, came)


def how_to_receive(opened: Opened, choices: Choices, unread: Unread) -> Outcome:
    """The file refused, with the command that enters it as come; what only a person knows stands there in capitals."""
    unit, period = choices.whose or (_named(opened, unread.file), "KỲ")
    words = ["plan2015", "receive", unit, period, "--received", _day(choices.received)]
    words += ["--channel", choices.channel] if choices.channel else []
    words += ["--file", unread.file.name if unread.is_packed else unread.file.as_posix()]
    before = "giải nén rồi ghi nhận" if unread.is_packed else "ghi nhận là đã đến"
    return Outcome(unread.file, "refused", f"{unread.why}; {before}: {' '.join(map(_quoted, words))}")


def _quoted(word: str) -> str:
    """A word as every shell takes it for one; Vietnamese letters need no marks."""
    if re.fullmatch(r"[\w./:-]+", word):
        return word
    return shlex.quote(word) if re.search(r'["$`\\!%]', word) else f'"{word}"'


def _named(opened: Opened, file: Path) -> str:
    """The unit that a file's name means, where it means one."""
    found = find_units(file.stem.replace("-", " ").replace("_", " "), opened.workspace.units.values())
    return found[0].id if len(found) == 1 else "ĐƠN-VỊ"


def _day(received: date | None) -> str:
    return f"{received:%d/%m/%Y}" if received else "NGÀY"
