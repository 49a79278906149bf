"""Ways to plant a fault: each changes one report and notes the rule, file and line that must be found."""

import unicodedata
from collections.abc import Callable

from plan2015.demo.field import Field, Keys, with_line, with_value
from plan2015.demo.locate import line_of
from plan2015.demo.story import Story
from plan2015.records.kinds import EXTENSIONS, SUBMISSIONS, UNITS

Planter = Callable[[Field, str], None]
ToldKeys = Keys | Callable[[Story], Keys]
Told = str | Callable[[Story], str]
"""What is the same in every plan, or what a plan's story says."""


def value(keys: ToldKeys, new: Told, rule: str) -> Planter:
    """A planter that writes another value at keys."""

    def plant(field: Field, path: str) -> None:
        place, text = _told_keys(keys, field), _told(new, field)
        field.put(path, with_value(field.text(path), place, text))
        field.note(rule, path, line_of(field.text(path), *place))

    return plant


def _told(text: Told, field: Field) -> str:
    return text if isinstance(text, str) else text(field.story)


def _told_keys(keys: ToldKeys, field: Field) -> Keys:
    return keys if isinstance(keys, tuple) else keys(field.story)


def misspelt(name: str) -> str:
    """A name with one of its last letters left out."""
    return name[:-3] + name[-2:]


def whole(rule: str, data: bytes) -> Planter:
    """A planter that replaces the whole file; nothing of it can be read."""

    def plant(field: Field, path: str) -> None:
        field.put(path, data)
        field.note(rule, path, 1)

    return plant


def recoded(rule: str, recode: Callable[[str], bytes], *, at: Keys = (), last: bool = False) -> Planter:
    """A planter that writes the same text another way."""

    def plant(field: Field, path: str) -> None:
        text = field.text(path)
        field.put(path, recode(text))
        field.note(rule, path, text.count("\n") + 1 if last else line_of(text, *at) if at else 1)

    return plant


def in_text(rule: str, sign: str) -> Planter:
    """A planter that puts a sign into a text."""

    def plant(field: Field, path: str) -> None:
        lines = field.text(path).split("\n")
        index = line_of(field.text(path), *field.story.first_text) - 1
        lines[index] = (
            lines[index].replace(" đã", f" đã{sign}", 1) if " đã" in lines[index] else lines[index] + f" a{sign}b"
        )
        field.put(path, "\n".join(lines))
        field.note(rule, path, index + 1)

    return plant


def added(rule: str, lines: Told, *, at: int = 1) -> Planter:
    """A planter that adds lines at the end of a file; the fault is on the given one of them."""

    def plant(field: Field, path: str) -> None:
        text = field.text(path)
        field.put(path, text + _told(lines, field))
        field.note(rule, path, text.count("\n") + at)

    return plant


def below_line(rule: str, keys: Keys, line: Told) -> Planter:
    """A planter that puts a line behind the line of a key."""

    def plant(field: Field, path: str) -> None:
        number = line_of(field.text(path), *keys)
        field.put(path, with_line(field.text(path), number, _told(line, field)))
        field.note(rule, path, number + 1)

    return plant


def decomposed(field: Field, path: str) -> None:
    """Writes the whole report with its marks apart, as a Mac does."""
    text = unicodedata.normalize("NFD", field.text(path))
    field.put(path, text)
    first = next(index for index, character in enumerate(text) if unicodedata.combining(character))
    field.note("nfd-text", path, text.count("\n", 0, first) + 1)


def merge_conflict(field: Field, path: str) -> None:
    """Leaves both sides of a merge in the file."""
    text = field.text(path)
    number = line_of(text, "received")
    lines = text.split("\n")
    here, there = lines[number - 1], f"received: {field.story.after(16)}"
    lines[number - 1 : number] = ["<<<<<<< HEAD", here, "=======", there, ">>>>>>> sua-ngay-nhan"]
    field.put(path, "\n".join(lines))
    field.note("merge-conflict", path, number)


def without_period(field: Field, path: str) -> None:
    """Leaves out the period."""
    lines = field.text(path).split("\n")
    field.put(path, "\n".join(line for line in lines if not line.startswith("period:")))
    field.note("missing-key", path, 1)


def wrong_path(field: Field, path: str) -> None:
    """Says inside that it is another unit's."""
    other = "ban-chi-dao"
    field.put(path, with_value(field.text(path), ("unit",), other))
    field.note("wrong-path", path, 1)


def second(field: Field, path: str) -> None:
    """Puts a copy of the report beside it."""
    folder, _, name = path.rpartition("/")
    twin = f"{folder}/ban-sao/{name}"
    field.put(twin, field.text(path))
    for each in (path, twin):
        field.note("second-submission", each, 1)
    # Both copies hold the same long texts, but of one unit: that is no copying.


def stray(field: Field, path: str) -> None:
    """Puts a copy with a browser's file name beside it."""
    stray = path.replace(".yaml", " (1).yaml")
    field.put(stray, field.text(path))
    field.note("stray-file", stray, 1)


def unknown_unit(field: Field, path: str) -> None:
    """Adds the report of a unit that is not there."""
    stranger = path.rpartition("/")[0] + "/ldld-tinh-minh-hoaa.yaml"
    field.put(stranger, f"unit: ldld-tinh-minh-hoaa\nperiod: {field.story.annual.id}\n")
    field.note("unknown-unit", stranger, 1)


def unknown_period(field: Field, path: str) -> None:
    """Adds a report for a period that is not there."""
    unit = SUBMISSIONS.names_in(path)["unit"]
    period = f"{field.story.plan.plan.year}-quy-3"
    other = SUBMISSIONS.path(period, unit)
    field.put(other, f"unit: {unit}\nperiod: {period}\n")
    field.note("unknown-period", other, 2)


def repeated_id(field: Field, path: str) -> None:
    """Writes the unit a second time."""
    unit = path.rpartition("/")[2].removesuffix(".yaml")
    origin = next(name for name in field.year.files if UNITS.claims(name) and name.endswith(f"/{unit}.yaml"))
    lines = field.text(origin).rstrip("\n").split("\n")
    field.put(UNITS.path("zz-trung-ma"), "- " + "\n  ".join(lines) + "\n")
    field.note("repeated-id", UNITS.path("zz-trung-ma"), 1)


def school_without_mark(field: Field, path: str) -> None:
    """Adds a school under a unit that has none."""
    unit = path.rpartition("/")[2].removesuffix(".yaml")
    names = "name: Trường minh họa\nshort_name: Trường minh họa"
    text = f"id: truong-minh-hoa\nkind: school\n{names}\nparent: {unit}\n"
    field.put(UNITS.path("truong-minh-hoa"), text)
    field.note("school-without-parent-mark", UNITS.path("truong-minh-hoa"), 5)


def extension_with_two_dates(field: Field, path: str) -> None:
    """Puts a unit's date off by two wordings at once."""
    unit = path.rpartition("/")[2].removesuffix(".yaml")
    text = field.text(EXTENSIONS.at)
    text = "" if text == "[]\n" else text
    story = field.story
    due = f"  due:\n    by: {story.after(16)}\n    before: {story.after(17)}\n"
    entry = f"- unit: {unit}\n  clause: {story.duty.clause}\n{due}"
    field.put(EXTENSIONS.at, text + entry)
    field.note("incomplete-due", EXTENSIONS.at, text.count("\n") + 3)
