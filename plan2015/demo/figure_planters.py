"""Ways to plant a fault that only other figures or days show: each changes one report and notes what must be found."""

from collections.abc import Callable

from plan2015.demo.field import Field, Keys, digits, with_value
from plan2015.demo.locate import line_of
from plan2015.demo.planters import Planter
from plan2015.demo.story import Story
from plan2015.vietnamese.dates import next_working_day


def just_after_due(field: Field, path: str) -> None:
    """Lets the report come on the first working day after a last day on time that is none, or stands before one."""
    story = field.story
    came = next_working_day(story.last, story.plan.settings.days_off)
    if came == story.after(1):
        return
    text = with_value(field.text(path), ("paper", "signed"), story.after(-2).isoformat())
    field.put(path, with_value(text, ("received",), came.isoformat()))
    field.note("received-just-after-due", path, line_of(text, "received"))


def half_year_larger(field: Field, path: str) -> None:
    """Makes a half-year figure larger than the year's."""
    half = field.half_of(path)
    name = field.story.alone[0].id
    field.put(half, with_value(field.text(half), ("indicators", name), "987654"))
    field.note("below-half-year", path, line_of(field.text(path), "indicators", name))


def same_number(field: Field, path: str) -> None:
    """Gives both reports the same number."""
    half = field.half_of(path)
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
        field.put(each, with_value(field.text(each), field.story.first_text, long))
        field.note("copied-text", each, line_of(field.text(each), *field.story.first_text))


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
    base = training * 100 // field.story.budget.minimum_percent + 1
    text = with_value(field.text(path), ("budget", "estimate", "base"), str(base))
    field.put(path, text)
    field.note("below-minimum-share", path, line_of(text, "budget", "estimate", "training"))


def raised(rule: str, name: Callable[[Story], str], more: int) -> Planter:
    """A planter that makes one figure larger, so that it no longer fits the others."""

    def plant(field: Field, path: str) -> None:
        text, keys = field.text(path), ("indicators", name(field.story))
        field.put(path, with_value(text, keys, str(int(digits(text, keys)) + more)))
        field.note(rule, path, line_of(text, *keys))

    return plant
