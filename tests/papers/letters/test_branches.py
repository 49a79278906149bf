"""Every kind of letter is written each way the template knows: no branch of it waits for its first reader."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pytest

from plan2015.obligations import Standing, Standings
from plan2015.office.template.store import TemplateStore
from plan2015.office.template.template import Template
from plan2015.office.word.structure import find_faults
from plan2015.papers.letters.context import letter_context
from plan2015.records.model.letters import Letter, LetterKind
from plan2015.reminders.notice import Notice, decide, notice_again
from plan2015.wording.letters import LETTER_KIND_WORDS
from tests.conftest import REPOSITORY
from tests.papers.branches import Branches
from tests.papers.conftest import DAY, read_standings, word_file

KINDS: tuple[LetterKind, ...] = get_args(LetterKind)
EARLY = date(2015, 11, 1)
SENT = {"state": "issued", "number": "600/TLĐ-ToC", "date": date(2015, 11, 21)}
LIKE_THIS = 4
"""How many units of each kind, period and state are written to."""


class Case(NamedTuple):
    """One letter that may have to be written."""

    notice: Notice
    standings: Standings
    answer_by: date | None
    issued: Letter | None

    @property
    def context(self) -> dict[str, Any]:
        """What the template gets."""
        return letter_context(self.notice, self.standings, self.answer_by, self.issued)


@pytest.fixture(scope="module")
def offices(year: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Standings, ...]:
    """The rehearsal year after and before the date; the real plan with an extension, and blanks and faults alone."""
    plain = tmp_path_factory.mktemp("plain")
    shutil.copytree(REPOSITORY / "data", plain / "data")
    (plain / "data/extensions.yaml").write_text(
        "- unit: ldld-tinh-an-giang\n  clause: II.3.g\n  due: {by: 20/11/2015}\n  paper: {number: 512/TLĐ-ToC}\n",
        "utf-8",
    )
    sent = plain / "data/submissions/2015-annual"
    sent.mkdir(parents=True)
    head = "unit: {0}\nperiod: 2015-annual\nreceived: 12/11/2015\n"
    (sent / "ldld-tinh-ca-mau.yaml").write_text(head.format("ldld-tinh-ca-mau"), "utf-8")
    low = "budget:\n  base_kind: total-expenditure\n  scope: own-level\n  estimate: {training: 1, base: 100}\n"
    wrong = head.format("ldld-tinh-long-an") + "indicators:\n  training_classes: -1\n" + low
    (sent / "ldld-tinh-long-an.yaml").write_text(wrong, "utf-8")
    return (*(read_standings(year, day) for day in (DAY, EARLY)), *(read_standings(plain, day) for day in (DAY, EARLY)))


def some_of_each(standings: Standings) -> Iterator[Standing]:
    """Reports of units of every kind, in every state."""
    count: dict[tuple[object, ...], int] = {}
    for standing in standings.all:
        obligation = standing.obligation
        if obligation.type == "report" and obligation.applies is True:
            state = (obligation.unit.kind, obligation.period, standing.state.content, obligation.extension is None)
            count[state] = count.get(state, 0) + 1
            if count[state] <= LIKE_THIS:
                yield standing


def cases(kind: LetterKind, offices: tuple[Standings, ...]) -> Iterator[Case]:
    """The letters of one kind: to each of these units, and what the day's decision says by itself."""
    for standings in offices:
        for notice in (*written_again(kind, standings), *decide(standings, circular=True).notices):
            if notice.kind == kind:
                letter = letter_of(kind, notice.units[0].id, notice.report.period)
                yield Case(notice, standings, None, None)
                yield Case(notice, standings, DAY, letter)


def written_again(kind: LetterKind, standings: Standings) -> Iterator[Notice]:
    for standing in some_of_each(standings):
        unit, period = standing.obligation.unit, standing.obligation.period or ""
        notice = notice_again(letter_of(kind, unit.id, period), standings)
        if notice is not None and (notice.points or kind not in ("B", "G", "BG")):
            previous = letter_of("D1", unit.id, period) if kind == "D2" else None
            yield replace(notice, previous=previous)


def letter_of(kind: LetterKind, unit: str, period: str) -> Letter:
    return Letter(id="x", kind=kind, units=(unit,), period=period, clause="II.3.g", as_of="20/11/2015", **SENT)


def test_each_kind_has_its_words() -> None:
    assert set(LETTER_KIND_WORDS) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_written_and_is_sound(kind: LetterKind, offices: tuple[Standings, ...]) -> None:
    template = TemplateStore(None).template("letter")
    seen = {str(case.context): case for case in cases(kind, offices)}

    assert len(seen) >= 4
    for case in list(seen.values())[:: max(1, len(seen) // 8)]:
        rendered = template.render(case.context)
        assert find_faults(rendered.parts) == []
        assert case.context["letter"]["subject"]


def test_every_branch_of_the_letter_is_taken(offices: tuple[Standings, ...]) -> None:
    store = TemplateStore(None)
    branches = Branches(store.template("letter"), store.environment)
    for kind in KINDS:
        for case in cases(kind, offices):
            branches.run(case.context)

    assert sorted(branches.untaken) == []


def test_a_branch_that_nothing_takes_would_be_seen() -> None:
    store = TemplateStore(None)
    body = '<w:p><w:r><w:t>{% if letter.kind == "X" %}a{% elif letter.kind %}b{% endif %}</w:t></w:r></w:p>'
    branches = Branches(Template("x", word_file(body), store.environment, bytes), store.environment)
    branches.run({"letter": {"kind": "D1"}, "illustrative": ""})

    assert [(way.answer, "X" in way.asked) for way in sorted(branches.untaken) if "thân" in way.place] == [
        (True, True), (False, True)
    ]  # fmt: skip
