"""The author's working papers, not issued: every text word for word, and every query with its explanation."""

from collections.abc import Iterator, Sequence
from typing import Any

from plan2015.consolidation.consolidate import Consolidation, earlier_of
from plan2015.consolidation.prose import Said, Topic, collect_prose
from plan2015.office.template.values import Block
from plan2015.office.word.markup import paragraph, run
from plan2015.papers.ledger import Shown
from plan2015.papers.sheets.remarkable import remarkable
from plan2015.papers.tables import PaperTable, TableColumn, TableRow
from plan2015.papers.words import plan_names
from plan2015.records.model.paper_tables import NamedFigure
from plan2015.records.model.plan import Plan
from plan2015.records.problem import Kind, Problem
from plan2015.screens.totals import figure_title
from plan2015.vietnamese.letters import is_clause
from plan2015.wording.choices import ACCEPTED_WORDS, KIND_WORDS, PROGRESS_WORDS
from plan2015.wording.figures import figure_words
from plan2015.wording.signs import MISSING
from plan2015.wording.states import clause_words, period_words

_BOLD, _SMALL = "<w:b/><w:bCs/>", '<w:color w:val="595959"/><w:sz w:val="22"/><w:szCs w:val="22"/>'


def raw_texts(consolidation: Consolidation, growth: tuple[NamedFigure, ...]) -> dict[str, Any]:
    """(1) Everything that units wrote, by point; equal texts once, with all who sent them; remarkable figures first."""
    topics = collect_prose(consolidation)
    hints = list(remarkable(consolidation, earlier_of(consolidation), topics, growth))
    content = "".join(part for topic in topics for part in _topic(topic))
    if hints:
        head = paragraph("Heading2", run("Số liệu, ý kiến đáng chú ý khi viết mục III của báo cáo"))
        content = head + "".join(paragraph("", run(f"- {hint}")) for hint in hints) + content
    nothing = paragraph("", run("Chưa đơn vị nào gửi lời văn."))
    return _working(consolidation, "Tập hợp nguyên văn ý kiến theo từng điểm", Block(content or nothing))


def _topic(topic: Topic) -> Iterator[str]:
    where = f" ({clause_words(topic.key)})" if is_clause(topic.key) else ""
    yield paragraph("Heading2", run(f"{topic.title}{where}: {topic.units} đơn vị"))
    for said in topic.said:
        yield paragraph("", run(f"{_who(said)}: ", _BOLD), run(said.text), run(f" [{said.place}]", _SMALL))


def _who(said: Said) -> str:
    names = ", ".join(unit.short_name for unit in said.units)
    alike = f" ({len(said.units)} đơn vị viết giống nhau)" if len(said.units) > 1 else ""
    progress = PROGRESS_WORDS.get(said.detail, "").lower()
    return f"{names}{alike}" + (f" ({progress})" if progress else "")


def explanations(consolidation: Consolidation, queried: Sequence[Shown] = ()) -> dict[str, Any]:
    """(2) Every figure in question with the unit's explanation and where it stands; then the totals that hold one."""
    columns = (
        TableColumn("TT", 5, "center"),
        TableColumn("Đơn vị", 14, "text"),
        TableColumn("Số liệu", 18, "text"),
        TableColumn("Điều cần làm rõ", 28, "text"),
        TableColumn("Lời giải trình", 24, "text"),
        TableColumn("Tình trạng", 12, "text"),
    )
    rows = tuple(_query_rows(consolidation)) or (TableRow(("Không có số liệu nào cần làm rõ.",), "group"),)
    sheet = PaperTable("Bảng giải trình", "Số liệu cần làm rõ và lời giải trình của đơn vị", columns, rows)
    content = Block(sheet.draw() + _queried_totals(consolidation, queried)) if queried else sheet.draw()
    return _working(consolidation, "Bảng giải trình", content)


def _queried_totals(consolidation: Consolidation, queried: Sequence[Shown]) -> str:
    """Each printed total that holds a figure in question, without such figures, and whose they are."""
    columns = (
        TableColumn("Tổng có số đang chờ giải trình", 34, "text"),
        TableColumn("In trên báo cáo", 15),
        TableColumn("Không kể số chờ giải trình", 15),
        TableColumn("Đơn vị", 36, "text"),
    )
    rows = tuple(
        TableRow(
            (_total_title(shown, consolidation.plan), shown.text, shown.without, _queried_units(shown, consolidation))
        )
        for shown in queried
    )
    title = "Các tổng có số đang chờ giải trình"
    sheet = PaperTable(title, "Tổng in trên báo cáo, tổng không kể số chờ giải trình, đơn vị có số đó", columns, rows)
    return paragraph("Heading2", run(title)) + sheet.draw()


def _total_title(shown: Shown, plan: Plan) -> str:
    """What a total is, of which khối where it is not the country's, and of which period."""
    period, _, key = shown.key.partition(":")
    name, _, kinds = key.partition("@")
    words = [
        figure_title(name, shown.figure.title, plan),
        *(KIND_WORDS[kind] for kind in kinds.split("+") if kind),
    ]
    return f"{', '.join(words)} ({period_words(period, plan)})"


def _queried_units(shown: Shown, consolidation: Consolidation) -> str:
    units = consolidation.standings.workspace.units
    ids = dict.fromkeys(source.unit for source in shown.figure.sources if source.queried)
    return ", ".join(units[unit].short_name for unit in ids)


def _query_rows(consolidation: Consolidation) -> Iterator[TableRow]:
    workspace, number = consolidation.standings.workspace, 0
    shown = {workspace.folder.show(r.submission.path): r for r in consolidation.respondents}
    for problem in consolidation.standings.problems:
        respondent = shown.get(problem.place.path)
        if problem.kind is not Kind.QUERY or respondent is None:
            continue
        number += 1
        figures = "; ".join(
            figure_words(key, value, consolidation.standings.questionnaire) for key, value in problem.figures
        )
        text, state = _explanation(problem, consolidation, respondent.submission.path)
        yield TableRow((str(number), respondent.unit.short_name, figures or MISSING, problem.message, text, state))


def _explanation(problem: Problem, consolidation: Consolidation, path: str) -> tuple[str, str]:
    for entry in consolidation.standings.workspace.record(path).explanations:
        if (entry.rule, entry.at) == (problem.rule, problem.key):
            holds = problem.explained or entry.accepted is False
            return entry.text or MISSING, ACCEPTED_WORDS[entry.accepted] if holds else "phải giải trình lại (số đã đổi)"
    return MISSING, "chờ giải trình"


def _working(consolidation: Consolidation, title: str, content: Block) -> dict[str, Any]:
    plan = consolidation.plan
    return {
        **plan_names(plan, consolidation.standings.day),
        "title": title,
        "period": {"title": consolidation.period.title},
        "content": content,
    }
