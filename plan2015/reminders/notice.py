"""Who gets which letter on a day: decided from the standings and the register, before anything is written."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from plan2015.obligations import Standing, Standings, Timeliness
from plan2015.records.model.choices import COUNTRY, REPORTING, LetterKind
from plan2015.records.model.duty import Report
from plan2015.records.model.letters import Letter, LetterRegister
from plan2015.records.model.unit import Unit
from plan2015.reminders.points import Point, points_of

_SENT = ("issued", "answered")
_PENDING = ("draft", "submitted")


@dataclass(frozen=True)
class Notice:
    """One letter to write: to whom, about which report, with what to ask."""

    kind: LetterKind
    standings: tuple[Standing, ...]
    """One unit's report, or those of a circular."""
    points: tuple[Point, ...] = ()
    previous: Letter | None = None
    """The issued letter that a second reminder follows."""

    @property
    def units(self) -> tuple[Unit, ...]:
        """Who gets it."""
        return tuple(standing.obligation.unit for standing in self.standings)

    @property
    def report(self) -> Report:
        """Which report it is about."""
        duty = self.standings[0].obligation.duty
        if not isinstance(duty, Report):
            raise TypeError(duty)
        return duty

    def id(self, day: date) -> str:
        """The name of the letter in the register, and of its file."""
        whom = self.units[0].id if self.kind != "N" else f"chung-{self.report.period}"
        return f"{day.isoformat()}-{self.kind.lower()}-{whom}"

    def fingerprint(self) -> str:
        """Hash of what the letter says of the data: equal when nothing new is to be said."""
        said = [self.kind, self.report.period, *(unit.id for unit in self.units)]
        said += [f"{point.code}|{point.value}|{point.why}" for point in self.points]
        return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Withheld:
    """A unit that gets no letter now although it owes something, and why."""

    standing: Standing
    reason: str


@dataclass(frozen=True)
class Decision:
    """The letters to write, and those that wait."""

    notices: tuple[Notice, ...]
    held: tuple[Withheld, ...]


def decide(standings: Standings, *, circular: bool = False) -> Decision:
    """The letters due on the day of the standings."""
    register = standings.workspace.letters
    reports = list(_reports(standings))
    found = [_of_report(s, standings, register) for s in reports] + [_needless(s, register) for s in reports]
    notices = [entry for entry in found if isinstance(entry, Notice)]
    if circular:
        notices += _circulars(standings, register)
    return Decision(tuple(notices), tuple(entry for entry in found if isinstance(entry, Withheld)))


def notice_again(letter: Letter, standings: Standings) -> Notice | None:
    """A letter of the register as it would be written now; None when its report is no longer asked for."""
    found = tuple(
        s for s in _reports(standings) if s.obligation.unit.id in letter.units and s.obligation.period == letter.period
    )
    if not found:
        return None
    points = _points_for(letter.kind, points_of(found[0], standings)) if letter.kind in ("B", "G", "BG") else ()
    previous = _sent(standings.workspace.letters, found[0], ("D1",)) if letter.kind == "D2" else None
    return Notice(letter.kind, found, points, previous)


def _reports(standings: Standings) -> Iterator[Standing]:
    """Reports of those whom letters go to: never members, the committee, or TLĐ itself."""
    for standing in standings.all:
        obligation = standing.obligation
        if obligation.type == "report" and obligation.applies is True and obligation.unit.kind in REPORTING:
            yield standing


def _of_report(standing: Standing, standings: Standings, register: LetterRegister) -> Notice | Withheld | None:
    if standing.state.timeliness is Timeliness.OVERDUE:
        return _overdue(standing, standings.day, register)
    if standing.date_in_doubt and not standing.received:
        return Withheld(standing, "mục gia hạn ghi sai, chưa rõ hạn")
    points = points_of(standing, standings)
    if not points:
        return None
    asks = {point.ask for point in points}
    kind: LetterKind = "G" if asks == {"explain"} else "BG" if "explain" in asks else "B"
    notice = Notice(kind, (standing,), points)
    return _unless_said(notice, register)


def _overdue(standing: Standing, day: date, register: LetterRegister) -> Notice | Withheld:
    pending = _pending(register, standing, ("D1", "D2"))
    if pending:
        return Withheld(standing, f"đã có dự thảo {pending.id}, chưa phát hành")
    if _sent(register, standing, ("D2",)):
        return Withheld(standing, "đã đôn đốc hai lần; đưa vào báo cáo nhanh cho Trưởng Ban Chỉ đạo")
    first = _sent(register, standing, ("D1",))
    if first is None:
        return Notice("D1", (standing,))
    if first.answer_by is None:
        return Withheld(standing, f"công văn {first.number} không ghi ngày hẹn; chưa lập lần 2")
    if day <= first.answer_by:
        return Withheld(standing, f"công văn {first.number} hẹn đến ngày {first.answer_by.isoformat()}")
    return Notice("D2", (standing,), previous=first)


def _needless(standing: Standing, register: LetterRegister) -> Withheld | None:
    """A draft whose unit has sent its report in between."""
    pending = _pending(register, standing, ("D1", "D2")) if standing.received else None
    return Withheld(standing, f"đã gửi báo cáo; nên hủy dự thảo {pending.id}") if pending else None


def _unless_said(notice: Notice, register: LetterRegister) -> Notice | Withheld:
    standing = notice.standings[0]
    pending = _pending(register, standing, ("B", "G", "BG"))
    if pending:
        return Withheld(standing, f"đã có dự thảo {pending.id}, chưa phát hành")
    sent = _sent(register, standing, ("B", "G", "BG"))
    if sent and sent.data == notice.fingerprint():
        return Withheld(standing, f"đã gửi công văn {sent.number}, chưa có gì mới")
    return notice


def _circulars(standings: Standings, register: LetterRegister) -> Iterator[Notice]:
    """One circular for each report that LĐLĐ and sector unions have still to send before its date, or without one."""
    waiting: dict[tuple[str, str], list[Standing]] = {}
    early = (Timeliness.NOT_DUE, Timeliness.DUE_SOON, Timeliness.NO_DATE)
    for standing in _reports(standings):
        unit, duty = standing.obligation.unit, standing.obligation.duty
        if not standing.received and standing.state.timeliness in early and unit.kind in COUNTRY:
            waiting.setdefault((duty.clause, standing.obligation.period or ""), []).append(standing)
    for members in waiting.values():
        notice = Notice("N", tuple(members))
        if not any(letter.data == notice.fingerprint() and letter.state != "cancelled" for letter in register.letters):
            yield notice


def _points_for(kind: LetterKind, points: tuple[Point, ...]) -> tuple[Point, ...]:
    without = {"B": ("explain",), "G": ("add", "mend")}.get(kind, ())
    return tuple(point for point in points if point.ask not in without)


def _of(register: LetterRegister, standing: Standing, kinds: Iterable[str], states: Iterable[str]) -> list[Letter]:
    return [
        letter
        for letter in register.letters
        if standing.obligation.unit.id in letter.units
        and letter.period == standing.obligation.period
        and letter.kind in kinds
        and letter.state in states
    ]


def _pending(register: LetterRegister, standing: Standing, kinds: Iterable[str]) -> Letter | None:
    found = _of(register, standing, kinds, _PENDING)
    return found[-1] if found else None


def _sent(register: LetterRegister, standing: Standing, kinds: Iterable[str]) -> Letter | None:
    found = _of(register, standing, kinds, _SENT)
    return found[-1] if found else None
