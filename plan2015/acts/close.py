"""What a period holds, written down, so that a later change is seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from plan2015.acts.act import Act, rewritten
from plan2015.acts.known import git_guarded, open_repository, own_index
from plan2015.acts.opened import Opened
from plan2015.acts.refusal import Refusal
from plan2015.consolidation.consolidate import consolidate
from plan2015.consolidation.totals import Totals, period_totals, since_closing, written_totals
from plan2015.forms.issued import is_issued_list
from plan2015.questionnaire import Questionnaire
from plan2015.records.closed import submission_hashes
from plan2015.records.editing.edit import Edit
from plan2015.records.editing.scaffold import CLOSING_HEAD
from plan2015.records.editing.typed import Tree
from plan2015.records.kinds import CLOSINGS
from plan2015.revisions import unsaved
from plan2015.screens.totals import closing_words, doubt_words


@dataclass(frozen=True)
class Closed:
    """A period that is closed."""

    shown: str
    period: str
    commit: str = ""
    """The version that holds everything that was closed; empty where the last closing still stands."""
    reports: int = 0
    doubt: str = ""
    """What is in question in the totals."""


def close(opened: Opened, period: str, day: date, reason: str | None, variables: Mapping[str, str]) -> Act[Closed]:
    """Closes a period: hashes of its reports, and its totals; what is closed already is closed anew for a reason."""
    chosen = opened.find_period(period)
    path = CLOSINGS.path(chosen)
    shown = opened.workspace.folder.show(path)
    submissions = submission_hashes(opened.workspace, chosen)
    totals = period_totals(consolidate(opened.standings(day), opened.plan.period_by_id[chosen]))
    moved = _moved(opened, chosen, submissions, totals, reason)
    if moved is None:
        return Act(Closed(shown, chosen))
    with git_guarded():
        commit = _settled_commit(opened, variables)
    head = {"closed": day.isoformat(), "commit": commit, "reason": reason}
    version: dict[str, Tree] = {key: value for key, value in head.items() if value}
    version |= {**written_totals(totals), "submissions": submissions}
    begin = f"{CLOSING_HEAD}period: {chosen}\nversions: []\n"
    edits = (Edit(("versions",), version, append=True),)
    done = Closed(shown, chosen, commit, len(submissions), doubt_words(totals.values()))
    return Act(done, (rewritten(opened, path, edits, begin),), moved)


def _moved(
    opened: Opened, period: str, submissions: Mapping[str, str], totals: Totals, reason: str | None
) -> tuple[str, ...] | None:
    """What moved since the last closing, which has to be said; None while that one still says what the period holds."""
    closing = opened.workspace.closing(period)
    if closing is None or not closing.versions:
        return ()
    last = closing.versions[-1]
    since = since_closing(period, last, totals)
    is_older = since.totals is None
    if last.submissions == submissions and not since.totals and not (is_older and reason):
        return None
    said = closing_words(since, Questionnaire(opened.plan))
    if not reason:
        raise Refusal(f"kỳ {period} đã chốt và dữ liệu đã đổi; chốt lại thì ghi lý do: --reason LÝ-DO. {said}")
    return (said,)


def _settled_commit(opened: Opened, variables: Mapping[str, str]) -> str:
    """The commit that holds everything that is closed, whatever git was told to ignore."""
    repository = open_repository(opened.workspace.folder, variables)
    commit = repository.require_settled(own_index(variables)).commit or ""
    # What forms asked is kept for reading them: no figure that is closed rests on it.
    left = [path for path in unsaved(repository.folder, repository.at(commit)) if not is_issued_list(path)]
    if left:
        shown = opened.workspace.folder.show(left[0])
        raise Refusal(
            f"còn {len(left)} tệp chưa ghi vào git, như {shown}; ghi xong rồi chốt. Tệp mà git bỏ qua: git add --force"
        )
    return commit
