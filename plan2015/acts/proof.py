"""A paper held against its evidence: where its figures come from, and whether they still stand."""

from collections.abc import Callable, Mapping
from pathlib import Path

from plan2015.acts.opened import Opened
from plan2015.acts.paper_file import data_hash, open_design, open_paper, templates_guarded
from plan2015.acts.refusal import Refusal
from plan2015.consolidation.figure import Figure
from plan2015.papers.evidence.book import Book
from plan2015.papers.evidence.lines import figure_list, find_figures, trace_lines, verdict_lines
from plan2015.papers.evidence.verify import verify
from plan2015.papers.report.context import all_figures


def trace(paper: Path, figure: str | None) -> list[str]:
    """The records behind a figure of a paper, line by line; without a figure the list of all."""
    book = open_paper(paper)[1]
    if figure is None:
        return list(figure_list(book))
    found = find_figures(book, figure)
    if not found:
        raise Refusal(f"{paper}: không có số nào là “{figure}”. Xem mọi số: plan2015 trace {paper}")
    if len(found) > 1:
        listed = "\n".join(f"  {entry.key}  {entry.title}" for entry in found)
        raise Refusal(f"“{figure}” có thể là {len(found)} số, xin ghi rõ khóa:\n{listed}")
    return list(trace_lines(found[0], book))


def hold_against_data(paper: Path, open_data: Callable[[], Opened]) -> tuple[bool, list[str]]:
    """Whether a paper is what was issued, and what is to be said of it and of the data since."""
    parts, _ = open_paper(paper)
    opened = open_data()

    def figures_now(book: Book) -> Mapping[str, Figure]:
        period = opened.plan.period_by_id.get(book.period)
        tables = open_design(opened).tables
        return all_figures(opened.standings(book.day), period, tables) if period else {}

    with templates_guarded():
        verdict = verify(parts, data_hash(opened), figures_now)
    return verdict.is_genuine, list(verdict_lines(verdict))
