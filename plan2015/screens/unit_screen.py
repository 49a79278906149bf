"""The screen of one unit: who it is, each obligation and why it stands so, what waits, what is not certain."""

from collections.abc import Iterator

from plan2015.obligations import Content, Standing, Standings, Timeliness
from plan2015.obligations.completeness import required_questions
from plan2015.obligations.difficulties import list_difficulties
from plan2015.questionnaire import Questionnaire
from plan2015.records.model.choices import COUNTRY
from plan2015.records.model.duty import Report
from plan2015.records.model.plan import Plan
from plan2015.records.model.unit import Unit
from plan2015.records.workspace import Workspace
from plan2015.screens.problem_lines import problem_lines
from plan2015.screens.screen import RenderableType, Tone, heading, item, line, paragraph, table
from plan2015.screens.status_screen import title
from plan2015.vietnamese.case import lower_first
from plan2015.vietnamese.dates import short_date
from plan2015.wording.choices import KIND_WORDS
from plan2015.wording.letters import letters_of
from plan2015.wording.states import (
    clause_words,
    content_words,
    due_words,
    duty_words,
    period_words,
    receive_line,
    screen_words,
    timeliness_words,
)

_NOT_KNOWN = "chưa có"


def unit_screen(unit: Unit, standings: Standings) -> Iterator[RenderableType]:
    """The parts of the screen."""
    own = [standing for standing in standings.all if standing.obligation.unit.id == unit.id]
    yield from title(unit.name, standings)
    yield from _identity(unit, standings.workspace)
    for standing in own:
        if standing.obligation.type == "report":
            yield from _report(standing, standings)
    yield from _tasks(own, standings.plan)
    yield from _problems(own, standings)
    yield from _difficulties(unit, standings)
    yield from _letters(unit, standings.workspace)
    yield from _uncertain(unit)


def _identity(unit: Unit, workspace: Workspace) -> Iterator[RenderableType]:
    parent = workspace.units.get(unit.parent or "")
    facts = [f"Mã: {unit.id}", f"Khối: {KIND_WORDS[unit.kind]}"]
    if unit.code:
        facts.append(f"Mã địa phương: {unit.code}")
    if parent:
        facts.append(f"Cấp trên: {parent.short_name}")
    yield paragraph("; ".join(facts))
    if unit.head:
        yield paragraph(f"{unit.position or 'Trưởng Ban Chỉ đạo'}: nhận báo cáo, không phải gửi báo cáo.")
    contact = unit.contact
    people = (
        ("lãnh đạo", contact.leader),
        ("người theo dõi", contact.officer),
        ("điện thoại", contact.phone),
        ("thư điện tử", contact.email),
    )
    yield paragraph("Đầu mối: " + "; ".join(f"{what} {who or _NOT_KNOWN}" for what, who in people))
    if unit.aliases:
        names = (alias.name + (f" (đến {short_date(alias.until)})" if alias.until else "") for alias in unit.aliases)
        yield paragraph(f"Tên khác: {'; '.join(names)}")


def _report(standing: Standing, standings: Standings) -> Iterator[RenderableType]:
    obligation = standing.obligation
    yield heading(f"{duty_words(obligation, standings.plan).upper()} – {clause_words(obligation.duty.clause)}")
    if obligation.applies is False:
        yield item(f"Không thuộc đối tượng: {obligation.reason}.")
        return
    report = obligation.duty
    receiver = report.to if isinstance(report, Report) and report.to else "Kế hoạch không nêu nơi nhận"
    yield item(f"Thời hạn: {due_words(obligation, standings.plan)}. Nơi nhận: {receiver}.")
    content = screen_words(standing, standings.open_queries(standing))
    yield item(f"Tình trạng: {content}; {lower_first(timeliness_words(standing))}.", tone=_tone(standing))
    yield from map(item, _receipt_lines(standing, standings.workspace))
    yield from map(item, _missing_lines(standing, standings.workspace, standings.questionnaire))


def _receipt_lines(standing: Standing, workspace: Workspace) -> Iterator[str]:
    submission = standing.state.submission
    if submission is None:
        if prepared := standing.state.prepared:
            yield f"Tệp đã tạo: {workspace.folder.show(prepared.path)}."
            yield f"Khi báo cáo đến: {receive_line(prepared.unit, prepared.period)}"
        return
    yield f"Tệp: {workspace.folder.show(submission.path)}"
    if not submission.readable:
        yield "Tệp không đọc được: tính là đã nhận, chưa rõ ngày nhận."
        return
    received = short_date(submission.received) if submission.received else "chưa rõ"
    signed = short_date(submission.signed) if submission.signed else "chưa rõ"
    yield f"Báo cáo số {submission.paper_number or '……'}, ngày ký {signed}; ngày nhận {received}."
    if submission.original_received:
        yield f"Bản chính nhận ngày {short_date(submission.original_received)}."
    elif submission.came_as_copy:
        yield "Chưa có bản chính."
    if submission.corrected:
        days = ", ".join(map(short_date, submission.corrected))
        yield f"Đã bổ sung, chỉnh sửa ngày: {days} (không đổi ngày nhận đầu)."


def _missing_lines(standing: Standing, workspace: Workspace, questionnaire: Questionnaire) -> Iterator[str]:
    submission, report = standing.state.submission, standing.obligation.duty
    if not standing.state.missing or submission is None or not isinstance(report, Report):
        return
    source = workspace.source(submission.path)
    yield f"Còn {len(standing.state.missing)} nội dung đề nghị bổ sung:"
    for question in required_questions(questionnaire, report, standing.obligation.unit):
        if question.key in standing.state.missing:
            yield f"{question.name} ({source.path}:{source.place(source.keys_of(question.key)).line})"


def _tasks(own: list[Standing], plan: Plan) -> Iterator[RenderableType]:
    tasks = [standing for standing in own if standing.obligation.type == "task"]
    if not tasks:
        return
    yield heading("NHIỆM VỤ THEO KẾ HOẠCH")
    rows = (
        (
            clause_words(s.obligation.duty.clause),
            duty_words(s.obligation, plan),
            _task_cell(s, plan),
            _why(s, plan),
        )
        for s in tasks
    )
    yield table(("Điểm, khoản, mục", "Nhiệm vụ", "Tình trạng", "Căn cứ"), rows)


def _task_cell(standing: Standing, plan: Plan) -> tuple[str, Tone]:
    words = content_words(standing)
    if standing.obligation.due is not None:
        words = f"{words}; {lower_first(timeliness_words(standing))} ({due_words(standing.obligation, plan)})"
    return words, _tone(standing)


def _why(standing: Standing, plan: Plan) -> str:
    state = standing.state
    if standing.obligation.reason:
        return standing.obligation.reason
    if state.submission is None:
        return "chưa có báo cáo nào nhắc đến"
    told = f"theo báo cáo {period_words(state.submission.period, plan)}"
    if state.missing and state.content is Content.INCOMPLETE:
        told += f"; chưa xong: {', '.join(key.removeprefix('tasks.') for key in state.missing)}"
    return told


def _problems(own: list[Standing], standings: Standings) -> Iterator[RenderableType]:
    paths = {standings.workspace.folder.show(s.state.submission.path) for s in own if s.state.submission}
    listed = [problem for problem in standings.problems if problem.place.path in paths]
    if listed:
        yield heading("NỘI DUNG CẦN XỬ LÝ")
        for problem in listed:
            head, *_ = problem_lines(problem).split("\n")
            yield line(head)
            yield paragraph(f"Cách sửa: {problem.hint}", indent=3)


def _difficulties(unit: Unit, standings: Standings) -> Iterator[RenderableType]:
    listed = [r for r in list_difficulties(standings.workspace, standings.day) if r.unit == unit.id]
    if listed:
        yield heading("KHÓ KHĂN, VƯỚNG MẮC")
    for raised in listed:
        days = raised.days(standings.day)
        state = (
            "đã trả lời" if raised.answer else "chưa trả lời" + (f", đã chờ {days} ngày" if days is not None else "")
        )
        yield item(f"{raised.text} ({state}; {raised.name})")


def _letters(unit: Unit, workspace: Workspace) -> Iterator[RenderableType]:
    listed = list(letters_of(unit.id, workspace.letters.letters, workspace.letters.contacts))
    if listed:
        yield heading("Công văn, trao đổi")
        yield from (item(text) for text in listed)


def _uncertain(unit: Unit) -> Iterator[RenderableType]:
    facts = [f"Nguồn thông tin: {unit.source}."] if unit.source else []
    facts += [f"Tên “{alias.name}”: {alias.source}." for alias in unit.aliases if alias.source]
    if unit.kind in COUNTRY and unit.has_school is None:
        facts.append("Chưa rõ đơn vị có trường, trung tâm bồi dưỡng cán bộ công đoàn hay không (has_school).")
    if unit.note:
        facts.append(unit.note)
    if facts:
        yield heading("ĐIỀU CHƯA RÕ, CẦN BIẾT")
        yield from (item(fact) for fact in facts)


def _tone(standing: Standing) -> Tone:
    if standing.state.timeliness is Timeliness.OVERDUE or standing.state.content is Content.INVALID:
        return "red"
    return "yellow" if standing.state.timeliness is Timeliness.DUE_SOON else ""
