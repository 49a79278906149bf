"""Every command of the program with arguments it can run with, walked from the command table itself."""

from collections.abc import Iterator
from typing import Any

import click

from plan2015.cli.check_formats import FORMATS
from plan2015.cli.program import group
from tests.shapes.grid import PERIOD

Path = tuple[str, ...]
Arguments = tuple[str, ...]

# What each parameter may be, by its name: a command that is new is run by that alone. {unit} is whose record is spoilt.
VALUES: dict[str, str] = {
    "unit": "{unit}",
    "wanted": "{unit}",
    "period": PERIOD,
    "pairs": "E01.1 13",
    "rule": "below-minimum-share",
    "clause": "II.3.g",
    "until": "30/11/2015",
    "difficulty": "kk-02",
    "day": "25/11/2015",
    "as_of": "25/11/2015",
    "signed": "20/11/2015",
    "number": "600/TLĐ-ToC",
    "letters": "nhap",
    "channel": "phone",
    "kind": "provincial",
    "name": "Liên đoàn Lao động tỉnh Long An",
    "short_name": "LĐLĐ tỉnh Long An",
    "since": "HEAD~1",
    "files": "forms/{unit}.docx",
    "paper": "report.docx",
    "folder": "out/{command}",
    "out": "out/{command}-{unit}",
}
# The same, for one command alone.
OWN_VALUES: dict[tuple[Path, str], str] = {
    (("letters", "issue"), "letter"): "trinh",
    (("letters", "answered"), "letter"): "phat-hanh",
    (("letters", "cancel"), "letter"): "thua",
    (("new", "narrative"), "period"): "2015-h1",
    (("new", "submission"), "period"): "2015-h1",
}
# Asked for on top of what is required, so that a command does something.
MORE: dict[Path, tuple[Arguments, ...]] = {
    ("status",): ((), ("--at", "HEAD~1"), ("--format", "json"), ("--format", "csv")),
    ("overdue",): ((), ("--format", "json")),
    ("budget",): (("--period", PERIOD), ("--format", "json")),
    ("difficulties",): ((), ("--format", "json")),
    ("check",): (*((f"--format={shape}",) for shape in FORMATS), ("--since", "HEAD~1")),
    ("receive",): (("--received", "13/11/2015", "--paper", "40/BC"), ("--original", "16/11/2015")),
    ("import",): (("--period", PERIOD, "--dry-run"), ("--period", PERIOD, "--replace", "--received", "14/11/2015")),
    ("close",): (("--reason", "sửa số liệu"),),
    ("explain-query",): (("Thu giảm.",), ("--accept",)),
    ("fmt",): (("--check",), ()),
    ("render", "report"): (("--working", "out/working", "--charts"),),
    ("render", "form"): ((), ("--shape", "xlsx")),
    ("render", "reminders"): (("--dry-run",), (), ("--circular",)),
    ("answer",): (("--text", "đã trả lời"),),
    ("letters", "note"): (("--promised", "27/11/2015"),),
}  # fmt: skip
SUFFIX = {("render", "form"): (".docx", ".xlsx")}
FOLDERS = {("render", "reminders"), ("schema",)}
READS_NOTHING = {
    ("demo",): "tạo thư mục riêng, không đọc dữ liệu",
    ("init",): "tạo thư mục riêng, không đọc dữ liệu",
    ("template", "text"): "chỉ đọc một tệp Word",
}
"""Commands to which a record of the workspace is nothing, and why."""
ORDER = ("close", "", "fmt")
"""`close` wants what is in git; `fmt` rewrites what was spoilt."""


def walk() -> Iterator[tuple[Path, click.Command]]:
    """Every command that does something, with its words."""
    context = click.Context(group)

    def below(command: click.Command, words: Path) -> Iterator[tuple[Path, click.Command]]:
        if not isinstance(command, click.Group):
            yield words, command
            return
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from below(inner, (*words, name))

    return below(group, ())


def is_writing(words: Path) -> bool:
    """Whether a command changes the workspace; the reading ones go first."""
    readers = {"status", "overdue", "show", "budget", "difficulties", "check", "trace", "verify", "preview", "history"}
    return words[0] not in readers


def runs(unit: str, *, turn: int, of_unit: bool | None = None) -> Iterator[Arguments]:
    """A command line of each command, the reading ones first; `turn` says which of several ways to call it.

    `of_unit` chooses the commands that speak of one unit, or those that do not.
    """
    found = [(words, command) for words, command in walk() if words not in READS_NOTHING]
    found.sort(key=lambda pair: (is_writing(pair[0]), ORDER.index(pair[0][0] if pair[0][0] in ORDER else "")))
    for words, command in found:
        if of_unit in (None, any(parameter.name in ("unit", "wanted", "files") for parameter in command.params)):
            ways = MORE.get(words, ((),))
            number = turn % len(ways)
            yield (*words, *_required(words, command, unit, number, ways[number]), *ways[number])


def turns() -> int:
    """After how many turns every way to call every command was taken."""
    return max(map(len, MORE.values()))


def _required(words: Path, command: click.Command, unit: str, number: int, more: Arguments) -> Iterator[str]:
    for parameter in command.params:
        name, is_option = str(parameter.name), isinstance(parameter, click.Option)
        given = is_option and any(option in more for option in parameter.opts)
        wanted = parameter.required or name in ("as_of", "unit")
        if given or not wanted:
            continue
        value = OWN_VALUES.get((words, name)) or VALUES.get(name)
        assert value, f"plan2015 {' '.join(words)}: say in VALUES what “{name}” may be"
        value = value.format(unit=unit, command="-".join(words))
        if name == "out" and words not in FOLDERS:
            value += SUFFIX.get(words, (".docx",))[number if words in SUFFIX else 0]
        several = value.split() if parameter.nargs == -1 else [value]
        yield from (parameter.opts[0], value) if is_option else several


def all_words() -> set[Path]:
    """The words of every command."""
    return {words for words, _ in walk()}


def unused(table: dict[Path, Any] | set[Path]) -> set[Path]:
    """Entries of a table that name no command any more."""
    return set(table) - all_words()
