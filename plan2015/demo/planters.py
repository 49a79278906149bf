"""Ways to plant a fault: each changes one report and notes the rule, file and line that must be found."""

import unicodedata
from collections.abc import Callable

from plan2015.demo.field import Field, Keys, digits, with_line, with_value
from plan2015.demo.locate import line_of

Planter = Callable[[Field, str], None]


def value(keys: Keys, new: str, rule: str, at: Keys | None = None) -> Planter:
    """A planter that writes another value at keys."""

    def plant(field: Field, path: str) -> None:
        field.put(path, with_value(field.text(path), keys, new))
        field.note(rule, path, line_of(field.text(path), *(at or keys)))

    return plant


def whole(rule: str, data: bytes) -> Planter:
    """A planter that replaces the whole file; nothing of it can be read."""

    def plant(field: Field, path: str) -> None:
        field.put(path, data)
        field.note(rule, path, 1)

    return plant


def recoded(rule: str, recode: Callable[[str], bytes], *, at: Keys = ()) -> Planter:
    """A planter that writes the same text another way."""

    def plant(field: Field, path: str) -> None:
        text = field.text(path)
        field.put(path, recode(text))
        field.note(rule, path, line_of(text, *at) if at else 1)

    return plant


def in_text(rule: str, sign: str) -> Planter:
    """A planter that puts a sign into a text."""

    def plant(field: Field, path: str) -> None:
        lines = field.text(path).split("\n")
        index = line_of(field.text(path), "texts", "results") - 1
        lines[index] = (
            lines[index].replace(" đã", f" đã{sign}", 1) if " đã" in lines[index] else lines[index] + f" a{sign}b"
        )
        field.put(path, "\n".join(lines))
        field.note(rule, path, index + 1)

    return plant


def added(rule: str, lines: str, *, at: int = 1) -> Planter:
    """A planter that adds lines at the end of a file; the fault is on the given one of them."""

    def plant(field: Field, path: str) -> None:
        text = field.text(path)
        field.put(path, text + lines)
        field.note(rule, path, text.count("\n") + at)

    return plant


def below_line(rule: str, keys: Keys, line: str, *, same_line: bool = False) -> Planter:
    """A planter that puts a line behind the line of a key."""

    def plant(field: Field, path: str) -> None:
        number = line_of(field.text(path), *keys)
        field.put(path, with_line(field.text(path), number, line))
        field.note(rule, path, number + (not same_line))

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
    here, there = lines[number - 1], "received: 2015-11-30"
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
    twin = path.replace("2015-annual/", "2015-annual/ban-sao/")
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
    field.put(stranger, "unit: ldld-tinh-minh-hoaa\nperiod: 2015-annual\n")
    field.note("unknown-unit", stranger, 1)


def unknown_period(field: Field, path: str) -> None:
    """Adds a report for a period that is not there."""
    unit = path.rpartition("/")[2]
    other = f"submissions/2015-quy-3/{unit}"
    field.put(other, f"unit: {unit.removesuffix('.yaml')}\nperiod: 2015-quy-3\n")
    field.note("unknown-period", other, 2)


def repeated_id(field: Field, path: str) -> None:
    """Writes the unit a second time."""
    unit = path.rpartition("/")[2].removesuffix(".yaml")
    origin = next(name for name in field.year.files if name.startswith("units/") and name.endswith(f"/{unit}.yaml"))
    lines = field.text(origin).rstrip("\n").split("\n")
    field.put("units/zz-trung-ma.yaml", "- " + "\n  ".join(lines) + "\n")
    field.note("repeated-id", "units/zz-trung-ma.yaml", 1)


def school_without_mark(field: Field, path: str) -> None:
    """Adds a school under a unit that has none."""
    unit = path.rpartition("/")[2].removesuffix(".yaml")
    names = "name: Trường minh họa\nshort_name: Trường minh họa"
    text = f"id: truong-minh-hoa\nkind: school\n{names}\nparent: {unit}\n"
    field.put("units/truong-minh-hoa.yaml", text)
    field.note("school-without-parent-mark", "units/truong-minh-hoa.yaml", 5)


def extension_with_two_dates(field: Field, path: str) -> None:
    """Puts a unit's date off by two wordings at once."""
    unit = path.rpartition("/")[2].removesuffix(".yaml")
    text = field.text("extensions.yaml")
    text = "" if text == "[]\n" else text
    entry = f"- unit: {unit}\n  clause: II.3.g\n  due:\n    by: 2015-11-30\n    before: 2015-12-01\n"
    field.put("extensions.yaml", text + entry)
    field.note("incomplete-due", "extensions.yaml", text.count("\n") + 3)


def just_after_due(field: Field, path: str) -> None:
    """Lets the report come on the Monday after the last day on time, a Saturday."""
    text = with_value(field.text(path), ("paper", "signed"), "2015-11-12")
    field.put(path, with_value(text, ("received",), "2015-11-16"))
    field.note("received-just-after-due", path, line_of(text, "received"))


def half_year_larger(field: Field, path: str) -> None:
    """Makes a half-year figure larger than the year's."""
    half = path.replace("2015-annual", "2015-h1")
    name = _lone_cumulative(field)
    field.put(half, with_value(field.text(half), ("indicators", name), "987654"))
    field.note("below-half-year", path, line_of(field.text(path), "indicators", name))


def _lone_cumulative(field: Field) -> str:
    """A figure that adds up over the year and stands in no sum or part."""
    asked = field.plan.indicators
    tied = {whole for i in asked for whole in i.part_of} | {s.total for i in asked for s in i.sums_to}
    free = (i for i in asked if i.cumulative and not i.sums_to and not i.part_of and i.id not in tied)
    return next(i.id for i in free if i.binds is None and i.code[0] in "BE")


def same_number(field: Field, path: str) -> None:
    """Gives both reports the same number."""
    half = path.replace("2015-annual", "2015-h1")
    text = field.text(half)
    number = text.split("\n")[line_of(text, "paper", "number") - 1].partition(": ")[2]
    field.put(path, with_value(field.text(path), ("paper", "number"), number))
    field.note("repeated-paper-number", path, line_of(field.text(path), "paper", "number"))


def copied(field: Field, path: str) -> None:
    """Puts the same text into two reports."""
    other = field.take()
    if other is None:
        return
    long = (
        "Ban Thường vụ đã chỉ đạo các cấp rà soát đội ngũ cán bộ, mở lớp tập huấn theo phương pháp tích cực, gắn với "
        "tình huống thực tế ở cơ sở, và phân công cán bộ theo dõi từng địa bàn."
    )
    for each in (path, other):
        field.put(each, with_value(field.text(each), ("texts", "results"), long))
        field.note("copied-text", each, line_of(field.text(each), "texts", "results"))


def thousand_fold(field: Field, path: str) -> None:
    """Writes an amount with three noughts too many, or a report's training money and base in million đồng."""
    text = field.text(path)
    both: tuple[Keys, ...] = (("budget", "estimate", "training"), ("budget", "estimate", "base"))
    too_large = field.chance.random() < 0.5
    for keys in (("budget", "planned", "base"),) if too_large else both:
        typed = digits(text, keys)
        text = with_value(text, keys, typed + "000" if too_large else typed.removesuffix("000000"))
        field.note("thousand-fold", path, line_of(text, *keys))
    field.put(path, text)


def under_the_line(field: Field, path: str) -> None:
    """Makes the share miss the line by the least there is: the base grows, so that what lies within training stays."""
    training = int(digits(field.text(path), ("budget", "estimate", "training")))
    text = with_value(field.text(path), ("budget", "estimate", "base"), str(training * 100 // 15 + 1))
    field.put(path, text)
    field.note("below-minimum-share", path, line_of(text, "budget", "estimate", "training"))


def parts_and_sums(rule: str, new: Callable[[int], int], name: str) -> Planter:
    """A planter that changes one figure so that it no longer fits the others."""

    def plant(field: Field, path: str) -> None:
        text = field.text(path)
        number = line_of(text, "indicators", name)
        typed = int(digits(text, ("indicators", name)))
        field.put(path, with_value(text, ("indicators", name), str(new(typed))))
        field.note(rule, path, number)

    return plant
