"""The kinds of data file: where each stands below the data folder, and the records it holds."""

from typing import NamedTuple

from plan2015.records.model.closing import Closing
from plan2015.records.model.letters import LetterRegister
from plan2015.records.model.narrative import Narrative
from plan2015.records.model.plan import Plan
from plan2015.records.model.registers import Difficulty, Extension
from plan2015.records.model.submission import SubmissionRecord
from plan2015.records.model.unit import Unit
from plan2015.records.model.values import Record


class FileKind(NamedTuple):
    """One kind of file: a single file, or every file of a folder (`at` ends with `/`)."""

    at: str
    model: type[Record]
    is_list: bool = False


FILE_KINDS = (
    FileKind("tasks.yaml", Plan),
    FileKind("units/", Unit),
    FileKind("submissions/", SubmissionRecord),
    FileKind("extensions.yaml", Extension, is_list=True),
    FileKind("difficulties.yaml", Difficulty, is_list=True),
    FileKind("narrative/", Narrative),
    FileKind("letters.yaml", LetterRegister),
    FileKind("closed/", Closing),
)


def kind_of(path: str) -> FileKind | None:
    """The kind of a file by its path below the data folder; None for a file that is no record."""
    return next((k for k in FILE_KINDS if path == k.at or (k.at.endswith("/") and path.startswith(k.at))), None)
