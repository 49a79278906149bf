"""The consolidated report and the author's working papers beside it, as bytes; and what the author is told of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from plan2015.acts.opened import Opened
from plan2015.acts.paper_file import choose_report_period, open_design, open_store, provenance, templates_guarded
from plan2015.office.paper import finish
from plan2015.office.word.package import Details
from plan2015.papers.report.finished_report import FinishedReport, write_report
from plan2015.papers.sheets.sources import source_table
from plan2015.papers.sheets.working import explanations, raw_texts
from plan2015.records.kinds import NARRATIVES, PLAN
from plan2015.records.model.paper_tables import PaperTables
from plan2015.screens.totals import figure_title, queried_words


@dataclass(frozen=True)
class Report:
    """A report that was made and not yet written."""

    opened: Opened
    period: str
    finished: FinishedReport
    tables: PaperTables

    def working_papers(self) -> Iterator[tuple[str, bytes]]:
        """The author's working papers, by the names of their files."""
        consolidation, book = self.finished.paper.consolidation, self.finished.book
        with templates_guarded():
            template = open_store(self.opened).template("working")
            contexts = {
                "1-nguyen-van.docx": raw_texts(consolidation, self.tables.growth),
                "2-giai-trinh.docx": explanations(consolidation, self.finished.queried),
            }
        for name, context in contexts.items():
            details = Details(context["title"], book.provenance.described(book.day), book.day)
            with templates_guarded():
                data = finish(template.render(context), details)
            yield name, data
        yield "3-nguon-so-lieu.xlsx", source_table(book)

    def told(self) -> Iterator[str]:
        """What the author has to know of it."""
        yield from self._queried()
        yield from self._places()

    def _queried(self) -> Iterator[str]:
        """How many totals on the page hold a figure in question, and the sum that such figures move most."""
        if self.finished.queried:
            # The country's own totals first: those of one khối, marked @, stand beside them in the annexes.
            worst = max(
                self.finished.queried, key=lambda s: ("@" not in s.key, s.figure.how == "sum", s.figure.doubtful_part)
            )
            title = figure_title(worst.key.partition(":")[2], worst.figure.title, self.opened.plan)
            said = f"{title} {worst.text}, không kể số đó: {worst.without}"
            yield f"{queried_words(len(self.finished.queried))}; lệch nhiều nhất: {said}."

    def _places(self) -> Iterator[str]:
        """How much the author still has to write, and where."""
        places, folder = self.finished.paper.places, self.opened.workspace.folder
        if places.draft:
            yield f"Bản này là dự thảo, còn để trống: {'; '.join(places.open)}."
            plan = folder.show(PLAN.at)
            yield f"Số, ngày ký báo cáo ghi ở khóa paper của tệp lời người soạn; của Kế hoạch ở khóa plan của {plan}."
        if places.holes or places.optional:
            yield f"Còn {len(places.holes)} chỗ người soạn phải viết: {', '.join(places.holes) or 'không có'}."
            yield f"Còn {len(places.optional)} chỗ có thể viết thêm: {', '.join(places.optional) or 'không có'}."
            shown = folder.show(NARRATIVES.path(self.period))
            has_file = self.opened.workspace.narrative(self.period) is not None
            yield f"Viết ở {shown}" + ("." if has_file else f" (tạo tệp: plan2015 new narrative {self.period}).")


def make_report(
    opened: Opened, period: str | None, day: date, variables: Mapping[str, str], *, with_charts: bool
) -> Report:
    """The report of a period on a day; without a period the plan's last."""
    chosen = choose_report_period(period, opened)
    with templates_guarded():
        design = open_design(opened)
        finished = write_report(
            opened.standings(day), opened.plan.period_by_id[chosen], design, provenance(opened, variables),
            with_charts=with_charts,
        )  # fmt: skip
    return Report(opened, chosen, finished, design.tables)
