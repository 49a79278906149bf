"""How the reports of a period came in, counted by kind of unit: each count with the records that show it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from plan2015.consolidation.consolidate import Consolidation
from plan2015.consolidation.figure import Figure, FigureSource, Role, make_figure
from plan2015.obligations import Content, Standing, Timeliness
from plan2015.records.model.choices import UnitKind

Holds = Callable[[Standing], bool]


@dataclass(frozen=True)
class Reporting:
    """The counts of one group of units; on time and late are None where no due date is set."""

    expected: Figure
    received: Figure
    rate: Figure
    on_time: Figure | None
    late: Figure | None
    unknown_day: Figure
    no_original: Figure
    complete: Figure
    incomplete: Figure
    invalid: Figure
    missing: Figure


def count_reporting(consolidation: Consolidation, kinds: Iterable[UnitKind]) -> Reporting:
    """The counts for some kinds of unit together."""
    counter = _Counter(consolidation, tuple(kinds))
    received = counter.count("received", "Đã nhận", lambda s: s.received)
    expected = counter.count("expected", "Phải gửi", lambda _: True)
    dated = any(s.obligation.last_day is not None for s in counter.standings)
    return Reporting(
        expected=expected,
        received=received,
        rate=counter.rate(received, expected),
        on_time=counter.timely("on-time", "Đúng hạn", Timeliness.ON_TIME) if dated else None,
        late=counter.timely("late", "Chậm", Timeliness.LATE) if dated else None,
        unknown_day=counter.count("unknown-day", "Chưa rõ ngày nhận", _has_no_day),
        no_original=counter.count("no-original", "Chưa có bản chính", counter.has_no_original),
        complete=counter.content("complete", "Đầy đủ", Content.COMPLETE),
        incomplete=counter.content("incomplete", "Thiếu nội dung", Content.INCOMPLETE),
        invalid=counter.content("invalid", "Có lỗi phải sửa", Content.INVALID),
        missing=counter.count("missing", "Chưa gửi", lambda s: not s.received),
    )


class _Counter:
    def __init__(self, consolidation: Consolidation, kinds: tuple[UnitKind, ...]) -> None:
        self.consolidation = consolidation
        self.kinds = kinds
        self.standings = [s for s in consolidation.reports if s.obligation.unit.kind in kinds]
        self._origins = consolidation.standings.workspace.origin_of

    def count(self, key: str, title: str, holds: Holds) -> Figure:
        found = [self._source(standing) for standing in self.standings if holds(standing)]
        return self.consolidation.count(self._name(key), title, found, len(self.standings))

    def content(self, key: str, title: str, wanted: Content) -> Figure:
        return self.count(key, title, lambda s: s.received and s.state.content is wanted)

    def timely(self, key: str, title: str, wanted: Timeliness) -> Figure:
        return self.count(key, title, lambda s: s.received and s.state.timeliness is wanted)

    def has_no_original(self, standing: Standing) -> bool:
        """A copy came by e-mail or fax, and the signed original is still awaited."""
        submission = standing.state.submission
        return submission is not None and submission.awaits_original(self.consolidation.standings.day)

    def rate(self, received: Figure, expected: Figure) -> Figure:
        part = [_with_role(source, "part") for source in received.sources]
        whole = [_with_role(source, "whole") for source in expected.sources]
        key = f"{self.consolidation.period.id}:{self._name('rate')}"
        return make_figure(key, "Tỷ lệ gửi báo cáo", "share", part + whole, asked=len(self.standings))

    def _name(self, key: str) -> str:
        return f"reports.{key}@{'+'.join(self.kinds)}"

    def _source(self, standing: Standing) -> FigureSource:
        submission, unit = standing.state.submission, standing.obligation.unit
        if submission is not None:
            return FigureSource(unit.id, submission.path, "received", 1)
        origin = self._origins[unit.id]
        return FigureSource(unit.id, origin.path, ".".join(map(str, (*origin.keys, "id"))), 1)


def _with_role(source: FigureSource, role: Role) -> FigureSource:
    return FigureSource(source.unit, source.path, source.key, source.value, role)


def _has_no_day(standing: Standing) -> bool:
    submission = standing.state.submission
    return standing.received and submission is not None and submission.received is None
