"""The consolidated report from template to bytes, with its evidence inside."""

from dataclasses import dataclass
from typing import NamedTuple

from plan2015.obligations import Standings
from plan2015.office.paper import finish
from plan2015.office.template.store import TemplateStore
from plan2015.office.word.package import Details
from plan2015.papers.evidence.book import Book, Provenance, used_keys
from plan2015.papers.evidence.gather import gather
from plan2015.papers.evidence.paper_text import read_text
from plan2015.papers.evidence.xml import evidence_part
from plan2015.papers.ledger import Shown
from plan2015.papers.report.blanks import blanks_on
from plan2015.papers.report.context import BuiltReport, build_report
from plan2015.records.model.paper_tables import PaperTables
from plan2015.records.model.plan import Period


@dataclass(frozen=True)
class FinishedReport:
    """The file, and what the terminal says about it."""

    data: bytes
    paper: BuiltReport
    book: Book
    queried: tuple[Shown, ...]
    """The figures on the page that hold a value waiting for an explanation."""


class Design(NamedTuple):
    """What the office edits of a paper: its templates, and the tables that stand beside them."""

    store: TemplateStore
    tables: PaperTables


def write_report(
    standings: Standings,
    period: Period,
    design: Design,
    provenance: Provenance,
    *,
    with_charts: bool = False,
) -> FinishedReport:
    """The consolidated report of a period on a day."""
    template = design.store.template("report")
    paper = build_report(standings, period, design.tables, with_charts=with_charts)
    rendered = template.render(paper.context)
    if (blanks := blanks_on(rendered.parts)) != paper.places.blanks:
        # Only the page shows what the author or the template leaves open, and only then is it known for a draft.
        paper = build_report(standings, period, design.tables, with_charts=with_charts, blanks=blanks)
        rendered = template.render(paper.context)
    page = read_text(rendered.parts)
    book = Book(
        kind="report",
        period=period.id,
        day=standings.day,
        provenance=provenance,
        figures=gather(paper.ledger.figures, rendered.printed, standings.workspace),
        printed=rendered.printed,
        prose=page.prose,
        rows=page.rows,
    )
    title = f"Báo cáo kết quả {period.title} thực hiện {paper.context['programme']['title']}"
    details = Details(title, provenance.described(standings.day), standings.day)
    data = finish(rendered, details, (evidence_part(book),), paper.charts)
    return FinishedReport(data, paper, book, paper.ledger.queried(used_keys(rendered.printed)))
