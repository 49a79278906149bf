"""Totals counted again from bare YAML by PyYAML alone: what the report, a preview and a closing must print.

Which values have errors, and of which a query speaks, is taken from `check`; everything that is added is read here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from plan2015.obligations import Standings

COUNTRY = ("provincial", "sector")
GROUPS = {"estimate": "estimate", "to-date": "to_date", "planned": "planned"}


class Value(NamedTuple):
    """One number that a unit typed, and whether an open query speaks of it."""

    unit: str
    number: Decimal
    queried: bool


class Added(NamedTuple):
    """A total, how it is without what is queried, and how many units gave one with an error."""

    value: Decimal | None
    is_queried: bool
    without: Decimal | None
    left_out: int = 0


def added(values: list[Value], left_out: int = 0) -> Added:
    """Σ of some values; nothing where nobody gave one."""
    rest = [value.number for value in values if not value.queried]
    everything = [value.number for value in values]
    is_queried = len(rest) < len(everything)
    return Added(_sum(everything), is_queried, _sum(rest) if is_queried else None, left_out)


def _sum(numbers: list[Decimal]) -> Decimal | None:
    return sum(numbers, Decimal(0)) if numbers else None


@dataclass
class Oracle:
    """One period of a workspace on a day."""

    root: Path
    period: str
    standings: Standings

    def __post_init__(self) -> None:
        units = [read(path) for path in sorted((self.root / "data/units").rglob("*.yaml"))]
        listed = [unit for entry in units for unit in (entry if isinstance(entry, list) else [entry])]
        self.kinds = {unit["id"]: unit["kind"] for unit in listed if isinstance(unit, dict) and "id" in unit}
        self.plan = read(self.root / "data/tasks.yaml")
        self.faults = set(self._keys_of(lambda p: p.kind == "error"))
        self.sent = dict(self._sent())
        self.queries = set(self._keys_of(lambda p: p.kind == "query" and not p.explained))

    def _sent(self) -> Iterator[tuple[str, Any]]:
        """What can be read, is there once and was here on the day, by unit."""
        readable = {s.path for s in self.standings.workspace.submissions if s.readable}
        paths = sorted((self.root / "data/submissions" / self.period).rglob("*.yaml"))
        stems = [path.stem for path in paths]
        for path in paths:
            if path.relative_to(self.root / "data").as_posix() in readable and stems.count(path.stem) == 1:
                record = read(path)
                wrong = (path.stem, self.period, "received") in self.faults
                received = None if wrong else typed_day(record.get("received"))
                day = received or typed_day((record.get("paper") or {}).get("signed"))
                if day is None or day <= self.standings.day:
                    yield path.stem, record

    def _keys_of(self, holds: Callable[[Any], bool]) -> Iterator[tuple[str, str, str]]:
        """Unit, period and dotted key of whatever the problems of some kind speak of."""
        for problem in filter(holds, self.standings.problems):
            parts = problem.place.path.split("/")
            if "submissions" not in parts:
                continue
            period, unit = parts[parts.index("submissions") + 1], parts[-1].removesuffix(".yaml")
            figures = [key for key, _ in problem.figures] if problem.kind == "query" else []
            for key in (problem.key, *figures):
                other, mark, name = key.rpartition(":")
                yield unit, other if mark else period, name

    def is_faulty(self, unit: str, key: str) -> bool:
        """Whether an error stands at a key or at a group that holds it."""
        steps = key.split(".")
        above = {".".join(steps[:n]) for n in range(1, len(steps) + 1)}
        return any((unit, self.period, name) in self.faults for name in above)

    def values(self, key: str, kinds: tuple[str, ...] = COUNTRY) -> list[Value]:
        """The values at a key such as `indicators.officials` that count."""
        found = []
        for unit, record in self.sent.items():
            number = typed_number(at(record, key))
            if self.kinds.get(unit) in kinds and number is not None and not self.is_faulty(unit, key):
                found.append(Value(unit, number, (unit, self.period, key) in self.queries))
        return found

    def total(self, key: str, kinds: tuple[str, ...] = COUNTRY) -> Added:
        """Σ over some kinds of unit."""
        faulty = [unit for unit in self.sent if self.kinds.get(unit) in kinds and self.is_faulty(unit, key)]
        return added(self.values(key, kinds), len(faulty))

    def indicators(self) -> dict[str, Added]:
        """The total of every indicator that is a number and that somebody gave, by its key."""
        ids = [entry["id"] for entry in self.plan["indicators"] if entry.get("type", "number") == "number"]
        totals = {f"indicators.{name}": self.total(f"indicators.{name}") for name in ids}
        return {key: total for key, total in totals.items() if total.value is not None or total.left_out}

    def pools(self) -> dict[str, Added]:
        """Σ training and Σ base by kind of base, scope and figures: the first figures that a unit gives both of."""
        pools: dict[str, list[Value]] = {}
        for unit, record in self.sent.items():
            pair = self.pair(unit, record) if self.kinds.get(unit) in COUNTRY else None
            if pair:
                budget, figures, training, base = pair
                names = (budget.get("base_kind") or "?", budget.get("scope") or "?", figures)
                key = ".".join(("budget", *names))
                pools.setdefault(f"{key}.training", []).append(training)
                pools.setdefault(f"{key}.base", []).append(base)
        return {key: added(values, self._left_out(key)) for key, values in pools.items()}

    def _left_out(self, key: str) -> int:
        """How many units of a pool's kind have an error in either of its two figures."""
        _, *names, figures, _ = key.split(".")
        keys = [f"budget.{GROUPS[figures]}.{money}" for money in ("training", "base")]
        kinds = {u: [at(r, f"budget.{name}") or "?" for name in ("base_kind", "scope")] for u, r in self.sent.items()}
        country = [unit for unit, found in kinds.items() if found == names and self.kinds.get(unit) in COUNTRY]
        return sum(any(self.is_faulty(unit, key) for key in keys) for unit in country)

    def pair(self, unit: str, record: Any) -> tuple[Any, str, Value, Value] | None:
        for figures, group in GROUPS.items():
            keys = [f"budget.{group}.{money}" for money in ("training", "base")]
            numbers = [typed_number(at(record, key)) for key in keys]
            if None not in numbers and numbers[1] and not any(self.is_faulty(unit, key) for key in keys):
                asked = [(unit, self.period, key) in self.queries for key in keys]
                training, base = (Value(unit, n, q) for n, q in zip(numbers, asked, strict=True) if n is not None)
                return record["budget"], figures, training, base
        return None


def read(path: Path) -> Any:
    """A YAML file as text, lists and groups."""
    return yaml.load(path.read_text("utf-8-sig"), yaml.BaseLoader)  # noqa: S506  text only


def at(record: Any, key: str) -> Any:
    """What stands at a dotted key."""
    for step in key.split("."):
        record = record.get(step) if isinstance(record, dict) else None
    return record


def typed_number(text: Any) -> Decimal | None:
    """1250, 1.250.000 or 12,5 as a number; nothing for what is none."""
    if not isinstance(text, str) or not text.strip():
        return None
    try:
        return Decimal(text.strip().replace(".", "").replace(",", "."))
    except ArithmeticError:
        return None


def typed_day(text: Any) -> date | None:
    """A day in either spelling."""
    for spelling in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, spelling).date()  # noqa: DTZ007
        except (TypeError, ValueError):
            continue
    return None
