"""Problems as lines that editors can click, and the summary of a check."""

from collections.abc import Iterable, Iterator

from plan2015.consolidation.totals import MovedSinceClosing
from plan2015.obligations.incomplete import Incomplete
from plan2015.questionnaire import Questionnaire
from plan2015.records.problem import Place, Problem, tally
from plan2015.records.workspace import Workspace
from plan2015.screens.plain import plain
from plan2015.screens.totals import closing_words
from plan2015.wording.problems import EXPLAINED, SEVERITIES, counted_words


def problem_lines(problem: Problem) -> str:
    """One problem: `path:line:column`, what is wrong, the line itself, how to mend it. The first line never wraps."""
    name = f"{SEVERITIES[problem.kind].name}{f' ({EXPLAINED})' if problem.explained else ''}"
    head = f"{plain(str(problem.place))}: {name}: {plain(problem.message)} [{problem.rule}]"
    return "\n".join([head, *_excerpt(problem.place), f"   Cách sửa: {plain(problem.hint)}"])


def _excerpt(place: Place) -> Iterator[str]:
    text = plain(place.text)
    if not text.strip():
        return
    number = str(place.line).rjust(5)
    yield f"{number} | {text}"
    length = min(place.length, len(text) - place.column + 1)
    yield f"      | {' ' * (place.column - 1)}{'^' * max(length, 1)}"


def incomplete_lines(incomplete: Incomplete, workspace: Workspace) -> Iterator[str]:
    """One submission's blanks: each required answer with the line where it belongs."""
    submission = incomplete.submission
    yield f"{plain(workspace.folder.show(submission.path))}: còn thiếu {len(incomplete.blank)} nội dung"
    for question in incomplete.blank:
        line = blank_line(question.key, incomplete, workspace)
        yield f"   dòng {line:>4}  {question.code:<6} {plain(question.title)}"


def blank_line(key: str, incomplete: Incomplete, workspace: Workspace) -> int:
    """The line where a blank answer belongs: its own key, or the group it would stand in."""
    group, _, name = key.partition(".")
    return workspace.source(incomplete.submission.path).line_of((group, name))


def check_lines(
    workspace: Workspace,
    problems: tuple[Problem, ...],
    incomplete: tuple[Incomplete, ...],
    closings: tuple[MovedSinceClosing, ...] = (),
) -> Iterator[str]:
    """Everything a check has to say before its verdict."""
    for problem in problems:
        yield problem_lines(problem)
    if problems and incomplete:
        yield ""
    for entry in incomplete:
        yield from incomplete_lines(entry, workspace)
    if problems or incomplete:
        yield ""
    if workspace.plan and closings:
        questionnaire = Questionnaire(workspace.plan)
        yield from (closing_words(since, questionnaire) for since in closings)
    yield from _sent_back(workspace, problems, incomplete)
    yield summary_line(problems, len(incomplete), workspace.files)


def _sent_back(
    workspace: Workspace, problems: tuple[Problem, ...], incomplete: tuple[Incomplete, ...]
) -> Iterator[str]:
    """The command that sends the units of the latest period concerned their own files back, marked."""
    show = workspace.folder.show
    paths = {problem.place.path for problem in problems if problem.is_open}
    paths |= {show(entry.submission.path) for entry in incomplete}
    touched = {submission.period for submission in workspace.submissions if show(submission.path) in paths}
    periods = [period.id for period in workspace.plan.periods if period.id in touched] if workspace.plan else []
    if periods:
        command = f"plan2015 render form --all --period {periods[-1]} --marked --out tra-lai"
        yield f"Trả lại đơn vị biểu đã đánh dấu: {command}"


def verdict(problems: Iterable[Problem], must_complete: int = 0) -> str:
    """The one line that a person who does not program needs; `must_complete` counts reports whose blanks fail."""
    counts = tally(problems)
    parts = []
    if counts.errors:
        parts.append(f"phải sửa {counts.errors}")
    if counts.queries:
        parts.append(f"phải giải trình {counts.queries}")
    if must_complete:
        parts.append(f"phải bổ sung {must_complete} báo cáo")
    return f"Kết luận: {', '.join(parts) or 'đạt'}."


def summary_line(problems: Iterable[Problem], incomplete: int, files: int) -> str:
    """The counts of a check: “3 lỗi phải sửa, … trong 2/140 tệp; 5 báo cáo thiếu nội dung.”"""
    listed = tuple(problems)
    touched = len({problem.place.path for problem in listed})
    return (
        f"{', '.join(counted_words(tally(listed), all_of=True))} trong {touched}/{files} tệp; "
        f"{incomplete} báo cáo thiếu nội dung."
    )
