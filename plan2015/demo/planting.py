"""Plants faults of every kind, each in a report of its own, and writes down where."""

from random import Random

from plan2015.demo.edit_planters import EditPlanters
from plan2015.demo.field import NEED_PAIR, NEED_PLAIN, Field, Keys
from plan2015.demo.figure_planters import (
    copied,
    half_year_larger,
    just_after_due,
    raised,
    same_number,
    thousand_fold,
    under_the_line,
)
from plan2015.demo.planters import (
    Planter,
    added,
    below_line,
    decomposed,
    extension_with_two_dates,
    in_text,
    merge_conflict,
    misspelt,
    recoded,
    repeated_id,
    school_without_mark,
    second,
    stray,
    unknown_period,
    unknown_unit,
    value,
    whole,
    without_period,
    wrong_path,
)
from plan2015.demo.story import Story
from plan2015.demo.year import Fault, Year
from plan2015.records.model.edits import Edit
from plan2015.records.schema import dotted


def _figure(story: Story) -> Keys:
    return ("indicators", story.alone[0].id)


def _other_figure(story: Story) -> Keys:
    return ("indicators", story.alone[1].id)


PLANTERS: dict[str, Planter] = {
    "empty-file": whole("empty-file", b""),
    "nul-filled": whole("nul-filled", b"\0" * 128),
    "utf-16": recoded("utf-16", lambda text: text.encode("utf-16")),
    "not-utf8": recoded("not-utf8", lambda text: text.encode() + b"# \xff\xfe\xfd\n", last=True),
    "merge-conflict": merge_conflict,
    "bidi-character": in_text("bidi-character", "\u202e"),
    "zero-width-character": in_text("zero-width-character", "\u200b"),
    "soft-hyphen": in_text("soft-hyphen", "\u00ad"),
    "replacement-character": in_text("replacement-character", "\ufffd"),
    "private-character": in_text("private-character", "\ue012"),
    "nfd-text": decomposed,
    "yaml-syntax": added("yaml-syntax", 'note: "chưa đóng ngoặc\n'),
    "second-document": added("second-document", "---\nnote: thừa\n"),
    "control-character": added("control-character", 'note: "Đã gửi\\e"\n'),
    "mojibake": added("mojibake", "note: LiÃªn Ä‘oÃ n Lao Ä‘á»™ng tá»‰nh\n"),
    "legacy-text": added("legacy-text", "note: Liªn ®oµn Lao ®éng tØnh ®· tæ chøc c¸c líp\n"),
    "merge-key": below_line("merge-key", ("paper",), "  <<: Đã gửi"),
    "missing-key": without_period,
    "anchor-or-alias": added("anchor-or-alias", "note: &dau Đã gửi\n"),
    "tag": added("tag", "note: !!str Đã gửi\n"),
    "duplicate-key": below_line("duplicate-key", ("received",), lambda story: f"received: {story.after(-1)}"),
    "comma-in-braces": added("comma-in-braces", "source: {file: bao-cao, ban-1.docx}\n"),
    "unknown-key": added("unknown-key", "ghi_chu: đã gửi\n"),
    "wrong-type": added("wrong-type", "original: 16/11/2015\n"),
    "unknown-choice": value(("channel",), "emial", "unknown-choice"),
    "not-a-number": value(_figure, "mười hai", "not-a-number"),
    "ambiguous-number": value(_figure, "1,500", "ambiguous-number"),
    "not-a-date": value(("paper", "signed"), "đầu tháng 11", "not-a-date"),
    "ambiguous-date": value(("paper", "signed"), "05/11/15", "ambiguous-date"),
    "impossible-date": value(("paper", "signed"), "31/9/2015", "impossible-date"),
    "day-far-from-period": value(("received",), lambda story: f"12/11/{story.last.year + 36}", "day-far-from-period"),
    "day-outside-period": value(
        lambda story: ("indicators", story.first_day.id),
        lambda story: story.too_early.isoformat(),
        "day-outside-period",
    ),
    "not-yes-or-no": added(
        "not-yes-or-no",
        lambda story: (
            f"explanations:\n  - rule: copied-text\n    at: {dotted(story.first_text)}\n"
            "    text: Vì\n    accepted: có\n"
        ),
        at=5,
    ),
    "unknown-rule": added("unknown-rule", "explanations:\n  - rule: ty-le-15\n    at: budget\n    text: Vì\n", at=2),
    "not-a-clause": added("not-a-clause", "difficulties:\n  - text: Thiếu kinh phí\n    clause: II.3.f\n", at=3),
    "bad-id": value(("unit",), "LĐLĐ An Giang", "bad-id"),
    "incomplete-due": extension_with_two_dates,
    "unknown-task": below_line("unknown-task", ("tasks",), "  II.3.f:"),
    "unknown-indicator": below_line(
        "unknown-indicator", ("indicators",), lambda story: f"  {misspelt(story.totals[0].id)}: 3"
    ),
    "task-not-assigned": below_line("task-not-assigned", ("tasks",), lambda story: f"  {story.strange_task}:"),
    "missing-reason": value(lambda story: ("tasks", story.lone_task, "progress"), "not-applicable", "missing-reason"),
    "negative-figure": value(_figure, "-4", "negative-figure"),
    "fraction-not-allowed": value(_other_figure, "120,5", "fraction-not-allowed"),
    "part-exceeds-whole": raised("part-exceeds-whole", lambda story: story.only_part.id, 900_000),
    "parts-do-not-add-up": raised("parts-do-not-add-up", lambda story: story.part_of_days.id, 1),
    "signed-after-received": value(
        ("paper", "signed"), lambda story: story.after(12).isoformat(), "signed-after-received"
    ),
    "data-runs-past-signing": value(
        lambda story: ("indicators", story.plan.in_role("data-until").id),
        lambda story: story.annual.until.isoformat(),
        "data-runs-past-signing",
    ),
    "received-just-after-due": just_after_due,
    "below-half-year": half_year_larger,
    "repeated-paper-number": same_number,
    "copied-text": copied,
    "thousand-fold": thousand_fold,
    "below-minimum-share": under_the_line,
    "wrong-path": wrong_path,
    "second-submission": second,
    "stray-file": stray,
    "unknown-unit": unknown_unit,
    "unknown-period": unknown_period,
    "repeated-id": repeated_id,
    "school-without-parent-mark": school_without_mark,
}
"""One planter for each rule and fault that leaves the workspace usable."""

NOT_PLANTED = {
    **dict.fromkeys(
        (
            "clause-out-of-order",
            "part-outside-clause",
            "repeated-in-plan",
            "points-nowhere",
            "unsound-edit",
            "period-ends-before-it-begins",
        ),
        "a plan with errors would answer nothing, and there would be nothing to rehearse",
    ),
    **dict.fromkeys(
        ("too-large", "too-many-values", "too-long-value", "too-deep"), "would swell a rehearsal for nothing"
    ),
    **dict.fromkeys(
        ("unreadable-file", "not-a-file", "leftover-file", "mixed-line-ends"),
        "is a state of the disk, not of a file's text",
    ),
    "lost-since-commit": "a rehearsal has no git behind it until somebody makes one",
    "program-fault": "is a fault of the program, and none is known",
    **dict.fromkeys(
        ("windows-1258", "wrong-key", "wrong-indent", "look-alike-letter", "odd-blank", "curly-quotes"),
        "has its twin planted: another encoding, another bad key",
    ),
    "changed-after-closing": "nobody closes a period in the middle of its reports",
    "paper-cited-twice": "stands in the real plan itself",
}
"""Rules without a planter, and why."""


def plant_faults(year: Year, seed: int) -> list[Fault]:
    """Plants as many kinds of fault as there are sound reports to take, in an order of the seed's."""
    chance = Random(f"{seed}/faults")  # noqa: S311
    field = Field(year, chance)
    names = sorted(PLANTERS)
    chance.shuffle(names)
    # The hardest to please choose first.
    names.sort(key=lambda name: (name not in NEED_PLAIN, name not in NEED_PAIR))
    for name in names:
        path = field.take(name)
        if path is not None:
            PLANTERS[name](field, path)
    planters = EditPlanters(field)
    for edit in sorted(year.story.plan.edits, key=_hardness):
        planters.plant(edit)
    return year.faults


def _hardness(edit: Edit) -> tuple[bool, int]:
    """Edits that need reports of their own sort come first: of units with a school there are few."""
    needs_unit = any(condition.at.startswith("unit.") for condition in edit.when)
    return not needs_unit, _HARD.index(edit.kind) if edit.kind in _HARD else len(_HARD)


_HARD = ("peers", "contradiction", "equal", "unchanged", "change", "changed-answer", "near-copy", "ratio", "told")
"""Kinds of edits, the hardest to please first; the others take what is left."""
