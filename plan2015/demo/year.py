"""The rehearsal year: who reported when, what was explained, what was not."""

from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from plan2015.demo.figures import MILLION
from plan2015.demo.locate import line_of
from plan2015.demo.report import Group, Reporter
from plan2015.demo.story import Story
from plan2015.records.editing.splice import block_text
from plan2015.records.editing.typed import Tree
from plan2015.records.kinds import DIFFICULTIES, EXTENSIONS, SUBMISSIONS
from plan2015.records.model.unit import Unit

EXTENDED_BY = 6
"""So many days after the date of all others."""
Fault = tuple[str, str, int]
"""Rule, path below the workspace, line."""


@dataclass
class Year:
    """The files of the made-up workspace, and every problem that nobody has explained in it."""

    story: Story
    files: dict[str, bytes] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    sound: list[str] = field(default_factory=list)
    """Submissions without any problem: a fault may be planted there."""
    plain: set[str] = field(default_factory=set)
    """Those of them that have no list at their end, to which lines may be added."""
    difficulties: list[tuple[str, int]] = field(default_factory=list)
    units: dict[str, Unit] = field(default_factory=dict)
    """Those that report, by id."""


def write_year(story: Story, reporters: list[Unit], schools: list[Unit], seed: int) -> Year:
    """Everything the units sent; the same seed gives the same bytes."""
    chance = Random(seed)  # noqa: S311 - a story, not a secret
    year = Year(story, units={unit.id: unit for unit in (*reporters, *schools)})
    extended = []
    for number, unit in enumerate(reporters):
        reporter = Reporter(unit, story, Random(f"{seed}/{unit.id}"), number)  # noqa: S311
        fate = chance.random()
        if number % 29 == 7:
            extended.append(unit.id)
        if chance.random() < 0.85:
            _file(year, reporter, reporter.half_year(story.half.until + timedelta(days=chance.randint(-10, 20))), [])
        if fate < 0.07:
            continue
        _annual(year, reporter, fate, extended=unit.id in extended)
    for number, unit in enumerate(schools, len(reporters)):
        reporter = Reporter(unit, story, Random(f"{seed}/{unit.id}"), number)  # noqa: S311
        _file(year, reporter, _without_budget(reporter.annual(story.after(chance.randint(-11, 6)))), [])
    _registers(year, extended)
    return year


def _annual(year: Year, reporter: Reporter, fate: float, *, extended: bool) -> None:
    chance = reporter.chance
    received = year.story.after(_days_after(fate, chance, extended=extended))
    if fate < 0.11:
        # Prose or a scan: it counts at once, its figures come later.
        _file(year, reporter, reporter.head(year.story.annual, received - timedelta(days=1), received), [])
        return
    tree = reporter.annual(received)
    if chance.random() < 0.06:
        tree["corrections"] = [{"received": reporter.day(received + timedelta(days=chance.randint(3, 9)))}]
    if chance.random() < 0.3:
        told, proposed = reporter.writer.difficulty()
        tree["difficulties"] = [{"text": told, "clause": year.story.budget.clause, "proposal": proposed}]
        year.difficulties.append((SUBMISSIONS.path(year.story.annual.id, reporter.unit.id), 1))
    open_keys = _explain_share(tree, reporter)
    _file(year, reporter, tree, open_keys)


def _days_after(fate: float, chance: Random, *, extended: bool) -> int:
    """How many days after the last one on time a report came."""
    if extended:
        return chance.randint(3, EXTENDED_BY)
    if fate > 0.9:
        # Late beyond what a weekend explains.
        return chance.randint(3, 10)
    return chance.randint(-12, -1)


def _explain_share(tree: Group, reporter: Reporter) -> list[tuple[str, tuple[str | int, ...]]]:
    """Explains a share under the line, in most cases; what stays open is returned."""
    budget = tree.get("budget")
    if not budget or 100 * reporter.money.training >= reporter.story.budget.minimum_percent * reporter.money.base:
        return []
    place = ("budget", "estimate", "training")
    fate = reporter.chance.random()
    if fate < 0.15:
        return [("below-minimum-share", place)]
    training = reporter.money.training * MILLION + (MILLION if fate > 0.92 else 0)
    figures: dict[str, Tree] = {
        "budget.estimate.training": str(training),
        "budget.estimate.base": str(reporter.money.base * MILLION),
    }
    explanation: dict[str, Tree] = {
        "rule": "below-minimum-share",
        "at": ".".join(place),
        "text": reporter.writer.explanation(),
        "figures": figures,
    }
    if 0.15 <= fate < 0.22 or 0.4 <= fate < 0.7:
        explanation["accepted"] = "false" if fate < 0.22 else "true"
    tree["explanations"] = [explanation]
    is_open = fate < 0.22 or fate > 0.92
    return [("below-minimum-share", place)] if is_open else []


def _file(year: Year, reporter: Reporter, tree: Group, open_keys: list[tuple[str, tuple[str | int, ...]]]) -> None:
    path = SUBMISSIONS.path(str(tree["period"]), reporter.unit.id)
    text = block_text(tree)
    year.files[path] = text.encode()
    year.faults += [(rule, path, line_of(text, *keys)) for rule, keys in open_keys]
    if not open_keys and "indicators" in tree:
        year.sound.append(path)
        if not {"difficulties", "explanations", "corrections"} & set(tree):
            year.plain.add(path)


def _without_budget(tree: Group) -> Group:
    return {key: value for key, value in tree.items() if key != "budget" or value}


def _registers(year: Year, extended: list[str]) -> None:
    entries: list[Tree] = [
        {
            "unit": unit,
            "clause": year.story.duty.clause,
            "due": {"by": year.story.after(EXTENDED_BY).isoformat()},
            "paper": {"number": f"{500 + number}/TLĐ-ToC", "date": year.story.after(-3).isoformat()},
            "reason": "kiện toàn lãnh đạo",
        }
        for number, unit in enumerate(extended)
    ]
    year.files[EXTENSIONS.at] = (block_list(entries) if entries else "[]\n").encode()
    answered: list[Tree] = []
    for number, (path, item) in enumerate(year.difficulties):
        if number % 3 == 0:
            unit, period = path.rpartition("/")[2].removesuffix(".yaml"), path.split("/")[1]
            answer: dict[str, Tree] = {
                "date": year.story.after(10).isoformat(),
                "paper": {"number": f"{540 + number}/TLĐ-ToC"},
            }
            answered.append(
                {"id": f"{period}-{unit}-{item}", "unit": unit, "period": period, "item": str(item), "answer": answer}
            )
    year.files[DIFFICULTIES.at] = (block_list(answered) if answered else "[]\n").encode()


def block_list(entries: list[Tree]) -> str:
    """A list of records as the text of a file."""
    return "".join(
        f"- {block_text(entry).replace(chr(10), chr(10) + '  ').rstrip(' ')}"
        for entry in entries
        if isinstance(entry, dict)
    )
