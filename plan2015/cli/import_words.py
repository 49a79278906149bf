"""How an import is told: a few lines a file, then one that counts."""

from collections.abc import Iterable, Iterator

from plan2015.acts.import_outcome import Outcome
from plan2015.records.problem import Problem, tally
from plan2015.screens.plain import plain
from plan2015.wording.choices import UNANSWERED_WORDS
from plan2015.wording.problems import counted_words

_MOST_LINES = 40
_LONGEST = 120
_OUTSIDE = "ngoài ô, đã giữ"
_STATE_WORDS = {
    "imported": "đã nhập",
    "received": "đã ghi nhận, chưa có số liệu",
    "unchanged": "không đổi",
    "errors": "có chỗ chưa đọc được",
    "refused": "không nhập",
    "bug": "lỗi của chương trình",
}


def outcome_lines(outcome: Outcome, problems: Iterable[Problem]) -> Iterator[str]:
    """What became of one file: its unit and place, every error and note, what `check` says of it."""
    yield f"{_named(outcome)}: {plain(outcome.message)}"
    beside = list(_beside(outcome))
    shown = [_cut(line) for line in beside[:_MOST_LINES]]
    yield from (f"  {plain(line)}" for line in (*_details(outcome), *shown))
    if shown != beside:
        more = f"còn {len(beside) - _MOST_LINES} dòng nữa; " if len(beside) > _MOST_LINES else ""
        yield f"  … {more}xem đủ: chạy lại với --dry-run --format csv"
    yield from (f"  {plain(line)}" for line in _checked(outcome, problems))


def _named(outcome: Outcome) -> str:
    return f"{outcome.name}: {outcome.unit}, {outcome.period}" if outcome.unit else outcome.name


def _details(outcome: Outcome) -> Iterator[str]:
    yield from outcome.notes
    reading = outcome.reading
    if reading is None or outcome.state == "unchanged":
        return
    if reading.state:
        yield ", ".join(UNANSWERED_WORDS[reading.state])
    elif outcome.state in ("imported", "errors"):
        answers = sum(value is not None for value in reading.typed.values.values())
        yield f"{answers} câu trả lời, {len(reading.typed.difficulties or ())} khó khăn, " + (
            f"{len(reading.typed.explanations)} lời giải trình"
        )
    yield from (f"lỗi · {f.place}: {f.text}" for f in reading.errors)


def _beside(outcome: Outcome) -> Iterator[str]:
    """What is worth knowing and nobody has to mend: all of it is in the submission, or in the file that came."""
    reading = outcome.reading
    if reading is None or outcome.state == "unchanged":
        return
    yield from (f"lưu ý · {f.place}: {f.text}" for f in reading.typed.findings if f.level == "note")
    for loose in reading.typed.outside:
        yield f"{_OUTSIDE} · {loose.place}: {' '.join(loose.text.split())}"


def _cut(line: str) -> str:
    """A line with no more of a text outside the form than tells which text it is."""
    return f"{line[:_LONGEST]}…" if line.startswith(_OUTSIDE) and len(line) > _LONGEST else line


def _checked(outcome: Outcome, problems: Iterable[Problem]) -> Iterator[str]:
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


def open_lines(outcomes: list[Outcome]) -> Iterator[str]:
    """The files of a longer list that somebody has to do something about, once more."""
    left = [outcome for outcome in outcomes if outcome.state in ("errors", "refused", "bug")]
    if not left or len(outcomes) == 1:
        return
    yield f"Còn phải xử lý {len(left)} tệp:"
    for outcome in left:
        errors = outcome.reading.errors if outcome.reading and outcome.state == "errors" else []
        codes = ", ".join(dict.fromkeys(finding.proposal.code for finding in errors if finding.proposal))
        what = f"{len(errors)} chỗ chưa đọc được" + (f" ({codes})" if codes else "") if errors else outcome.message
        yield f"  {_named(outcome)}: {plain(what)}"


def total_line(outcomes: list[Outcome], dry_run: bool) -> str:
    """All files in one line."""
    counts = ", ".join(
        f"{count} {words}"
        for state, words in _STATE_WORDS.items()
        if (count := sum(o.state == state for o in outcomes))
    )
    return f"{len(outcomes)} tệp: {counts or 'không có tệp nào'}{' (chạy thử, chưa ghi gì)' if dry_run else ''}"
