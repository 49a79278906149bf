"""What happened with a unit, day by day: received, corrected, reminded, called, answered."""

from collections.abc import Iterator
from datetime import date

from plan2015.obligations import Standings
from plan2015.obligations.difficulties import list_difficulties
from plan2015.records.due import cited
from plan2015.records.model.duty import CitedPaper
from plan2015.records.model.unit import Unit
from plan2015.vietnamese.dates import short_date
from plan2015.wording.choices import CONTACT_WORDS
from plan2015.wording.states import period_words

Event = tuple[date, str]


def unit_journal(standings: Standings, unit: Unit) -> list[dict[str, object]]:
    """The events up to the day of the standings, in order."""
    events = [*_papers(standings, unit), *_register(standings, unit), *_difficulties(standings, unit)]
    return [{"day": day, "text": text} for day, text in sorted(events) if day <= standings.day]


def _papers(standings: Standings, unit: Unit) -> Iterator[Event]:
    for submission in standings.workspace.submissions:
        if submission.unit != unit.id:
            continue
        report = f"báo cáo {period_words(submission.period, standings.plan)}"
        if submission.received:
            yield submission.received, f"Nhận {report}, số {submission.paper_number or '……'}."
        if submission.original_received:
            yield submission.original_received, f"Nhận bản chính {report}."
        for day in submission.corrected:
            yield day, f"Nhận bản bổ sung, chỉnh sửa {report}."
    for _, extension in standings.workspace.extensions:
        if extension.unit == unit.id and extension.paper and extension.paper.date:
            yield extension.paper.date, f"Gia hạn theo {cited(extension.paper)}."


def _register(standings: Standings, unit: Unit) -> Iterator[Event]:
    for letter in standings.workspace.letters.letters:
        if unit.id in letter.units and letter.date and letter.state in ("issued", "answered"):
            paper = CitedPaper(number=letter.number, date=letter.date)
            yield letter.date, f"Gửi công văn {cited(paper).removeprefix('văn bản ')}."
    for contact in standings.workspace.letters.contacts:
        if contact.unit == unit.id:
            promised = f", hẹn ngày {short_date(contact.promised)}" if contact.promised else ""
            said = f": {contact.text}" if contact.text else ""
            yield contact.date, f"Trao đổi qua {CONTACT_WORDS[contact.channel]}{promised}{said}."


def _difficulties(standings: Standings, unit: Unit) -> Iterator[Event]:
    for raised in list_difficulties(standings.workspace, standings.day):
        if raised.unit != unit.id:
            continue
        if raised.raised:
            yield raised.raised, "Nêu khó khăn, vướng mắc."
        if raised.answer:
            paper = f" theo {cited(raised.answer.paper)}" if raised.answer.paper else ""
            yield raised.answer.date, f"Trả lời khó khăn, vướng mắc{paper}."
