"""What was decided for all files of an import, and what became of each."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from plan2015.forms.legacy_fonts import Encoding
from plan2015.forms.reading import Reading, Whose
from plan2015.screens.plain import plain

State = Literal["imported", "received", "unchanged", "errors", "refused", "bug"]


@dataclass(frozen=True)
class Choices:
    """What the person at the keyboard decided for all files."""

    received: date | None
    channel: str | None
    dry_run: bool
    replace: bool
    erase: bool
    legacy: Encoding | None
    copy: bool
    whose: Whose | None = None
    """Unit and period of a form whose own line is damaged, and of what is no form."""
    unread: bool = False
    """Whether what cannot be read is entered as come."""


@dataclass(frozen=True)
class Outcome:
    """What became of one file."""

    file: Path
    state: State
    message: str
    unit: str = ""
    """Its short name."""
    unit_id: str = ""
    period: str = ""
    path: str = ""
    """Where the submission is, as shown."""
    reading: Reading | None = None
    notes: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    """What has to be agreed to before the file is entered; it was refused because nobody was asked."""
    wrote: bool = False
    """Whether the submission was written."""
    failed: bool = False
    """Whether the file was readable but could not be written."""
    bug: Exception | None = None
    """The fault of ours that ended the work on this file."""

    @property
    def name(self) -> str:
        """The file as messages name it: in composed letters on one line, obeyed by no terminal."""
        return plain(unicodedata.normalize("NFC", str(self.file)))
