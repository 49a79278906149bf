"""The one table of the kinds of record file: where each stands, what it holds, what its schema and the office call it.

Whatever must know which files there are asks this table: loading, `fmt`, editors' schemas and settings, the history of
a unit, the rule about paths. A row added here is known to all of them.
"""

import re
from collections.abc import Mapping
from enum import Enum, auto
from typing import Any, NamedTuple

from plan2015.records.model.closing import Closing
from plan2015.records.model.letters import LetterRegister
from plan2015.records.model.narrative import Narrative
from plan2015.records.model.plan import Plan
from plan2015.records.model.registers import Difficulty, Extension
from plan2015.records.model.submission import SubmissionRecord
from plan2015.records.model.unit import Unit
from plan2015.records.model.values import Record

_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*\.yaml")
_KEY_WORDS = {"unit": "ĐƠN-VỊ", "id": "ĐƠN-VỊ", "period": "KỲ"}


class Holds(Enum):
    """What stands in one file of a kind."""

    ONE = auto()
    LIST = auto()
    ONE_OR_LIST = auto()


class FileKind(NamedTuple):
    """One kind of file: a single file, or every file of a folder (`at` ends with `/`)."""

    at: str
    model: type[Record]
    schema: str
    """The name of its schema among those that editors are given."""
    words: str
    """What the office calls it."""
    named: tuple[str, ...] = ()
    """The keys that a path states again, those of its folders first; the record must not contradict it."""
    holds: Holds = Holds.ONE
    is_deep: bool = False
    """Whether its files may stand in folders of any depth."""
    is_register: bool = True
    """Whether it is one of the office's own files, read beside the plan, the units and what they sent."""

    @property
    def is_list(self) -> bool:
        """Whether a file is always a list."""
        return self.holds is Holds.LIST

    @property
    def is_folder(self) -> bool:
        """Whether there are many files of this kind, below one folder."""
        return self.at.endswith("/")

    @property
    def pattern(self) -> str:
        """Its paths as an editor's setting names them, below the data folder."""
        return f"{self.at}{'**/' if self.is_deep else ''}*.yaml" if self.is_folder else self.at

    @property
    def example(self) -> str:
        """Its paths as messages name them: `submissions/KỲ/ĐƠN-VỊ.yaml`."""
        return self.path(*(_KEY_WORDS.get(key, key) for key in self.named))

    def path(self, *names: str) -> str:
        """Where the file that these names name stands below the data folder."""
        return f"{self.at}{'/'.join(names)}.yaml" if self.is_folder else self.at

    def claims(self, path: str) -> bool:
        """Whether a path below the data folder is one of its files."""
        if not self.is_folder:
            return path == self.at
        below = path.removeprefix(self.at)
        folders, _, name = below.rpartition("/")
        return below != path and (self.is_deep or not folders) and bool(_NAME.fullmatch(name))

    def names_in(self, path: str) -> dict[str, str]:
        """What a path of this kind states: the value of each key of `named`; empty where a folder is missing."""
        *folders, name = path.removeprefix(self.at).removesuffix(".yaml").split("/")
        stated = {key: folders[index] if index < len(folders) else "" for index, key in enumerate(self.named[:-1])}
        return {**stated, **dict.fromkeys(self.named[-1:], name)}

    def fits(self, data: Any) -> bool:
        """Whether a file's content looks like this kind by its keys: all are known, no required one is missing."""
        if self.holds is (Holds.ONE if isinstance(data, list) else Holds.LIST):
            return False
        record = data[0] if isinstance(data, list) and data else data
        if not isinstance(record, Mapping) or not record:
            return False
        fields = {field.alias or name: field for name, field in self.model.model_fields.items()}
        return all(key in fields for key in record) and all(
            key in record for key, field in fields.items() if field.is_required()
        )


PLAN = FileKind("tasks.yaml", Plan, "tasks", "Kế hoạch năm: kỳ, báo cáo, nhiệm vụ, biểu mẫu", is_register=False)
UNITS = FileKind(
    "units/", Unit, "unit", "Đơn vị, hoặc danh sách đơn vị", ("id",), Holds.ONE_OR_LIST, is_deep=True, is_register=False
)
SUBMISSIONS = FileKind(
    "submissions/",
    SubmissionRecord,
    "submission",
    "Báo cáo của đơn vị",
    ("period", "unit"),
    is_deep=True,
    is_register=False,
)
EXTENSIONS = FileKind("extensions.yaml", Extension, "extensions", "Danh sách gia hạn", holds=Holds.LIST)
DIFFICULTIES = FileKind(
    "difficulties.yaml", Difficulty, "difficulties", "Danh sách khó khăn, vướng mắc", holds=Holds.LIST
)
NARRATIVES = FileKind("narrative/", Narrative, "narrative", "Lời người soạn của báo cáo tổng hợp", ("period",))
LETTERS = FileKind("letters.yaml", LetterRegister, "letters", "Sổ công văn đôn đốc")
CLOSINGS = FileKind("closed/", Closing, "closed", "Số liệu đã chốt của một kỳ", ("period",))

FILE_KINDS: tuple[FileKind, ...] = (
    PLAN, UNITS, SUBMISSIONS, EXTENSIONS, DIFFICULTIES, NARRATIVES, LETTERS, CLOSINGS,
)  # fmt: skip


def kind_of(path: str) -> FileKind | None:
    """The kind of a file by its path below the data folder; None for a file that will not be read."""
    return next((kind for kind in FILE_KINDS if kind.claims(path)), None)


def is_named_as_a_record(path: str) -> bool:
    """Whether a file has a name that a record can have, wherever it stands."""
    return bool(_NAME.fullmatch(path.rpartition("/")[2]))


def kind_fitting(data: Any) -> FileKind | None:
    """The one kind that the content of a file looks like; None where none or several might be meant."""
    fitting = [kind for kind in FILE_KINDS if kind.fits(data)]
    return fitting[0] if len(fitting) == 1 else None
