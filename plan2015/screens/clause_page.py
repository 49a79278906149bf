"""What a clause of the plan asks of whom, and what a paper that it cites is, as the plan's data have it."""

import textwrap
from collections.abc import Iterator

from plan2015.records.due import NOT_SET, worded
from plan2015.records.model.duty import Binding, Report, StandingDuty, Task
from plan2015.records.model.plan import Plan, PlanPaper
from plan2015.vietnamese.case import upper_first
from plan2015.vietnamese.dates import short_date
from plan2015.vietnamese.letters import cite, is_clause
from plan2015.wording.choices import KIND_WORDS

_WIDTH = 78


def plan_page(plan: Plan, wanted: str) -> str | None:
    """The page of a clause, or of a paper by its symbol; None where the plan has neither."""
    if is_clause(wanted):
        blocks = [_block(lines) for lines in _duties(plan, wanted)]
        return "\n\n".join([f"{upper_first(cite(wanted))} ({wanted})", *blocks]) if blocks else None
    named = (p for p in plan.plan.papers if wanted in (p.id, p.symbol, *p.also_cited_as))
    return next((_block(_paper(paper)) for paper in named), None)


def _duties(plan: Plan, clause: str) -> Iterator[Iterator[str]]:
    yield from (_report(report) for report in plan.reports if report.clause == clause)
    yield from (_task(task) for task in plan.tasks if clause in (task.clause, *(part.id for part in task.parts)))
    if plan.difficulties and plan.difficulties.clause == clause:
        yield _standing(plan.difficulties)


def _task(task: Task) -> Iterator[str]:
    yield f"Nhiệm vụ: {task.title}"
    if task.description and task.description != task.title:
        yield task.description
    yield f"Giao: {_bound(task.binds)}"
    if task.lead or task.with_:
        yield f"Chủ trì: {task.lead or NOT_SET}; phối hợp: {', '.join(task.with_) or 'không nêu'}"
    yield f"Thời hạn: {worded(task.due)}"
    yield f"Văn bản, sản phẩm cho thấy đã làm: {task.evidence or 'Kế hoạch không nêu'}"
    yield from (f"{part.id}: {part.title}" for part in task.parts)


def _report(report: Report) -> Iterator[str]:
    yield f"Báo cáo: {report.title}"
    yield f"Giao: {_bound(report.binds)}"
    yield f"Gửi: {report.to or 'Kế hoạch không nêu'}"
    yield f"Thời hạn: {worded(report.due)}"


def _standing(duty: StandingDuty) -> Iterator[str]:
    yield f"Việc thường xuyên: {duty.title} ({duty.text})"
    yield f"Gửi: {duty.to or 'Kế hoạch không nêu'}"


def _paper(paper: PlanPaper) -> Iterator[str]:
    day = f" ngày {short_date(paper.date)}" if paper.date else ""
    yield f"{paper.symbol}{day}: {paper.title}"
    yield f"Nơi ban hành: {paper.issuer or 'Kế hoạch không nêu'}"
    if paper.also_cited_as:
        yield f"Kế hoạch cũng ghi là: {', '.join(paper.also_cited_as)}"
    if paper.source:
        yield f"Lưu ý: {paper.source}"


def _bound(binding: Binding) -> str:
    return "; ".join(KIND_WORDS[kind] for kind in binding.kinds)


def _block(lines: Iterator[str]) -> str:
    return "\n".join(textwrap.fill(line, _WIDTH, subsequent_indent="  ") for line in lines)
