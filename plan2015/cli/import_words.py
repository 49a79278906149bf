"""How an import is told: a few lines a file, then one that counts."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from plan2015.records.problem import tally
from plan2015.screens.plain import plain
from plan2015.wording.choices import UNANSWERED_WORDS
from plan2015.wording.problems import counted_words

if TYPE_CHECKING:
    from plan2015.acts.import_outcome import Outcome
    from plan2015.records.problem import Problem

_MOST_LINES = 40
_STATE_WORDS = {
    "imported": "đã nhập",
    "unchanged": "không đổi",
    "errors": "có chỗ chưa đọc được",
    "refused": "không nhập",
    "bug": "lỗi của chương trình",
}


def outcome_lines(outcome: "Outcome", problems: "Iterable[Problem]") -> Iterator[str]:
    """What became of one file: its unit and place, every error and note, what `check` says of it."""
    whose = f"{outcome.unit}, {outcome.period}: " if outcome.unit else ""
    yield f"{outcome.name}: {whose}{plain(outcome.message)}"
    yield from _limited([f"  {plain(line)}" for line in (*_details(outcome), *_checked(outcome, problems))])


def _details(outcome: "Outcome") -> Iterator[str]:
    yield from outcome.notes
    reading = outcome.reading
    if reading is None:
        return
    if reading.state:
        yield ", ".join(UNANSWERED_WORDS[reading.state])
    elif outcome.state in ("imported", "errors"):
        answers = sum(value is not None for value in reading.typed.values.values())
        yield f"{answers} câu trả lời, {len(reading.typed.difficulties or ())} khó khăn, " + (
            f"{len(reading.typed.explanations)} lời giải trình"
        )
    yield from (f"lỗi · {f.place}: {f.text}" for f in reading.errors)
    yield from (f"lưu ý · {f.place}: {f.text}" for f in reading.typed.findings if f.level == "note")
    for loose in reading.typed.outside:
        text = " ".join(loose.text.split())
        yield f"ngoài ô, đã giữ · {loose.place}: {text[:80]}{'…' if len(text) > 80 else ''}"


def _checked(outcome: "Outcome", problems: "Iterable[Problem]") -> Iterator[str]:
    if not outcome.wrote:
        return
    ours = [problem for problem in problems if problem.place.path == outcome.path]
    if any(problem.is_open for problem in ours):
        counts = ", ".join(counted_words(tally(problem for problem in ours if problem.is_open)))
        yield f"kiểm tra: {counts}. Xem: plan2015 check {outcome.path}"
        yield from _marked(outcome)


def _marked(outcome: "Outcome") -> Iterator[str]:
    """The command that sends the unit its own file back."""
    if outcome.reading:
        form = outcome.reading.form
        name = f"{form.unit.id} - cần sửa.{outcome.reading.kind}"
        yield f'trả lại: plan2015 render form {form.unit.id} --period {form.period} --marked --out "{name}"'


def _limited(lines: list[str]) -> Iterator[str]:
    yield from lines[:_MOST_LINES]
    if len(lines) > _MOST_LINES:
        yield f"  … còn {len(lines) - _MOST_LINES} dòng nữa"


def total_line(outcomes: "list[Outcome]", dry_run: bool) -> str:
    """All files in one line."""
    counts = ", ".join(
        f"{count} {words}"
        for state, words in _STATE_WORDS.items()
        if (count := sum(o.state == state for o in outcomes))
    )
    return f"{len(outcomes)} tệp: {counts or 'không có tệp nào'}{' (chạy thử, chưa ghi gì)' if dry_run else ''}"
