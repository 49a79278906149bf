"""Laws that hold at two doors: what an officer types and what a filled form says leave the same record."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plan2015.acts.explain import Query, explain
from plan2015.acts.form import FormWriter
from plan2015.acts.import_file import Importer
from plan2015.acts.import_outcome import Choices
from plan2015.acts.receive import Came, receive
from plan2015.acts.refusal import Refusal
from tests.acts.workspace import do, no_wait, opened
from tests.cli.forms import ask_for_words
from tests.conftest import BASE, Small

AN_GIANG, ANNUAL = "ldld-tinh-an-giang", "2015-annual"
PATH = f"submissions/{ANNUAL}/{AN_GIANG}.yaml"
DAY = date(2015, 11, 12)
LOW_SHARE = "received: 2015-11-12\nbudget:\n  estimate:\n    training: 14\n    base: 100\n"


def form_of(small: Small, target: Path, submission: str) -> Path:
    """The form that is filled as a submission is; the submission itself is taken away again."""
    small.submit(AN_GIANG, submission)
    now = opened(small)
    FormWriter(now, ANNUAL, no_wait, blank=False, force=False).write(now.find_unit(AN_GIANG), target)
    (small.root / "data" / PATH).unlink()
    return target


def take(file: Path, received: date | None, small: Small) -> None:
    """Imports a form; corrections are agreed to beforehand."""
    choices = Choices(received, None, dry_run=False, replace=True, erase=False, legacy=None, copy=True)
    outcome = Importer(opened(small), choices, no_wait, {}).take(file)
    assert outcome.state in ("imported", "unchanged"), outcome


@pytest.fixture(scope="module")
def spare(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """A workspace to make forms in; it asks for explanations too."""
    root = tmp_path_factory.mktemp("spare") / "work"
    shutil.copytree(BASE, root)
    return Small(root)


@pytest.fixture(scope="module")
def answered(spare: Small) -> Path:
    """A form with one answer."""
    return form_of(spare, spare.root / "bieu.docx", "indicators:\n  data_until: 2015-10-31\n  training_classes: 12\n")


def copies(small: Small, state: str | None) -> tuple[Small, Small]:
    """Two workspaces that hold the same submission."""
    if state is not None:
        small.submit(AN_GIANG, state)
    other = small.root.parent / "other"
    shutil.copytree(small.root, other)
    return small, Small(other)


def receipt(small: Small) -> dict[str, Any]:
    """What a submission says of when and how its versions came."""
    source = opened(small).workspace.source(PATH)
    entries = range(source.count(("corrections",)) or 0)
    return {
        "received": source.value(("received",)),
        "corrections": [
            {key: source.text_at(("corrections", n, key)) for key in ("received", "file", "sha256")} for n in entries
        ],
    }


STATES = {
    "no file": None,
    "prepared": "received:\nindicators:\n  training_classes:\n",
    "no day": "paper:\n  number: 34/BC-LĐLĐ\n",
    "a day": "received: 2015-11-12\n",
    "a day as offices write it": "received: 12/11/2015   # công văn đến\n",
    "a day that is none": "received: 31/02/2015\n",
    "a list for a day": "received:\n  - 2015-11-12\n",
    "a later version": "received: 2015-11-12\ncorrections:\n  - received: 2015-11-13\n",
    "a later version with its file": "received: 2015-11-12\ncorrections:\n"
    "  - received: 13/11/2015\n    file: a.pdf\n    sha256: " + "0" * 64 + "\n",
}


@pytest.mark.parametrize("received", [date(2015, 11, 10), DAY, date(2015, 11, 13), date(2015, 11, 20)], ids=str)
@pytest.mark.parametrize("state", STATES)
def test_the_first_day_never_moves_at_either_door(small: Small, answered: Path, state: str, received: date) -> None:
    typed, imported = copies(small, STATES[state])
    before = receipt(typed) if STATES[state] is not None else None

    do(typed, lambda now: receive(now, AN_GIANG, ANNUAL, Came(received, file=answered)))
    take(answered, received, imported)

    said = receipt(typed)
    assert said == receipt(imported)
    if not before or not before["received"]:
        assert said == {"received": received.isoformat(), "corrections": []}
        return
    assert said["received"] == before["received"]
    noted = [entry for entry in said["corrections"] if entry["file"] == answered.name]
    is_first = received == DAY and state not in ("a day that is none", "a list for a day")
    assert [entry["received"] for entry in noted] == ([] if is_first else [received.isoformat()])


def given(text: str, figures: str, accepted: str = "") -> str:
    """A report with an explanation of its low share."""
    return (
        f"{LOW_SHARE}explanations:\n  - rule: below-minimum-share\n    at: budget.estimate.training\n"
        f"    text: {text}\n    figures:\n{figures}{accepted}"
    )


FIGURES = "      budget.estimate.training: 14\n      budget.estimate.base: 100\n"
OTHER = "      budget.estimate.training: 13\n      budget.estimate.base: 100\n"
FEWER = "      budget.estimate.training: 14\n"
JUDGED = ("", "    accepted: true\n", "    accepted: false\n")
GIVEN = {
    "none": LOW_SHARE,
    **{
        f"{words}, {title}, {judged.strip() or 'not judged'}": given(words, figures, judged)
        for words in ("thu giảm", "lời cũ")
        for title, figures in (("same figures", FIGURES), ("other figures", OTHER), ("fewer figures", FEWER))
        for judged in JUDGED
    },
}


@pytest.fixture(scope="module")
def explained(spare: Small) -> Path:
    """A form whose only word is an explanation."""
    ask_for_words(spare)
    return form_of(spare, spare.root / "giai-trinh.docx", given("thu giảm", FIGURES))


@pytest.mark.parametrize("state", GIVEN)
def test_other_words_or_figures_await_a_new_judgement_at_either_door(small: Small, explained: Path, state: str) -> None:
    ask_for_words(small)
    typed, imported = copies(small, GIVEN[state])
    before = opened(typed).workspace.record(PATH).explanations
    if state == "lời cũ, same figures, accepted: true":  # closed by the officer: whoever types is told, not obeyed
        with pytest.raises(Refusal, match="đã được chấp nhận: “lời cũ”"):
            do(typed, lambda now: explain(now, Query(AN_GIANG, ANNUAL, "below-minimum-share"), "thu giảm"))
        return

    do(typed, lambda now: explain(now, Query(AN_GIANG, ANNUAL, "below-minimum-share"), "thu giảm"))
    take(explained, DAY, imported)

    (said,) = opened(typed).workspace.record(PATH).explanations
    assert [said] == list(opened(imported).workspace.record(PATH).explanations)
    assert said.text == "thu giảm"
    stands = bool(before) and (before[0].text, before[0].figures) == (said.text, said.figures)
    assert said.accepted == (before[0].accepted if stands else None)
