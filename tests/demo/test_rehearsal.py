"""The rehearsal's sentences are data: what they name is in the plan, or the rehearsal is refused at its line."""

import re
import shutil
from itertools import combinations
from pathlib import Path

import pytest

from plan2015.demo import rehearsal, story
from plan2015.demo.rehearsal import RehearsalError, read_rehearsal
from plan2015.demo.sentences import BASE, draw
from plan2015.demo.story import story_of
from plan2015.records.load import load
from plan2015.records.model.plan import Plan
from plan2015.records.reading.folder import Folder
from tests.conftest import REPOSITORY, Run

DATA = REPOSITORY / "data"
SENTENCES = Path(str(rehearsal.__file__)).with_name("rehearsal.yaml").read_text("utf-8")


def plan_with(tmp_path: Path, old: str = "", new: str = "") -> Plan:
    shutil.copytree(DATA, tmp_path / "data")
    path = tmp_path / "data" / "tasks.yaml"
    path.write_text(re.sub(rf"(?<![\w-]){re.escape(old)}(?![\w-])", new, path.read_text("utf-8")) if old else
                    path.read_text("utf-8"), "utf-8")  # fmt: skip
    plan = load(Folder(str(tmp_path / "data"), "data")).plan
    assert plan
    return plan


NAMED = [
    ("author_email", "author_mail"),
    ("has_school_answer", "own_school"),
    ("II.3.đ", "II.3.y"),
    ("shortcomings", "short_comings"),
]


@pytest.mark.parametrize(("old", "new"), NAMED)
def test_a_name_that_the_plan_does_not_have_is_refused_at_its_line(tmp_path: Path, old: str, new: str) -> None:
    line = next(n for n, text in enumerate(SENTENCES.split("\n"), 1) if old in text and not text.startswith("#"))

    with pytest.raises(RehearsalError, match=rf"^rehearsal\.yaml:{line}:\d+: .*“?{old}") as refused:
        story_of(plan_with(tmp_path, old, new))
    assert "không dựng được năm tập dượt" in str(refused.value)


@pytest.mark.parametrize(
    ("spoilt", "said"), [("openings: x\n", "thiếu khóa"), ("has_school: [\n", "dòng"), ("", "tệp")]
)
def test_sentences_that_cannot_be_read_are_refused(tmp_path: Path, spoilt: str, said: str) -> None:
    path = tmp_path / "rehearsal.yaml"
    path.write_text(spoilt, "utf-8")

    with pytest.raises(RehearsalError, match=rf"^rehearsal\.yaml:\d+:\d+: {said}"):
        read_rehearsal(plan_with(tmp_path), path)


def test_a_place_with_fewer_sentences_than_are_drawn_from_is_refused(tmp_path: Path) -> None:
    lines = SENTENCES.split("\n")
    line = lines.index("  weakness:") + 1
    path = tmp_path / "rehearsal.yaml"
    path.write_text("\n".join([*lines[:line], *lines[line + 1 :]]), "utf-8")

    with pytest.raises(RehearsalError, match=rf"^rehearsal\.yaml:{line}:3: có 10 câu, phải là 11"):
        read_rehearsal(plan_with(tmp_path), path)


def test_no_two_units_write_alike() -> None:
    pools = tuple(tuple(f"{place}.{choice}" for choice in range(BASE)) for place in range(5))
    told = [draw(pools, number, "II.3.d") for number in range(0, BASE**4, 71)]

    assert max(len(set(one) & set(other)) for one, other in combinations(told, 2)) == 3


def test_a_plan_without_a_dated_report_cannot_be_rehearsed(
    tmp_path: Path, run_in: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plan_with(tmp_path)
    undated = plan.model_copy(update={"reports": tuple(r.model_copy(update={"due": None}) for r in plan.reports)})
    with pytest.raises(RehearsalError, match=r"^tasks\.yaml: không có báo cáo nào vừa có hạn"):
        story_of(undated)

    from plan2015.demo import build

    monkeypatch.setattr(build, "story_of", lambda _: story.story_of(undated))
    said = run_in(tmp_path, "demo", "tap")
    assert (said.code, said.err.count("\n")) == (2, 1)


def test_the_story_takes_its_days_and_names_from_the_plan(tmp_path: Path) -> None:
    told = story_of(plan_with(tmp_path, "2015-h1", "2015-nua-dau"))

    assert told.half.id == "2015-nua-dau"
    assert told.best_day.isoformat() == "2015-11-25"
    assert told.duty.clause == "II.3.g"
