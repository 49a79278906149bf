"""An act decides first and writes last: deciding touches nothing, what is refused leaves nothing, twice is as once."""

import contextlib
import inspect
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plan2015.acts import answer, close, explain, extend, fmt, init, letters, new, receive
from plan2015.acts import set as setting
from plan2015.acts.act import Act
from plan2015.acts.opened import Opened
from plan2015.acts.refusal import Refusal
from plan2015.records.editing.changes import New, write_changes
from tests.acts.workspace import do, no_wait, opened, perform, tree
from tests.conftest import Small

AN_GIANG, CA_MAU, ANNUAL = "ldld-tinh-an-giang", "ldld-tinh-ca-mau", "2015-annual"
PATH = f"submissions/{ANNUAL}/{AN_GIANG}.yaml"
DAY = date(2015, 11, 20)
QUERY = explain.Query(AN_GIANG, ANNUAL, "below-minimum-share")
REPORT = """received: 12/11/2015
budget:
  estimate:
    training: 1.400
    base: 10.000
difficulties:
  - text: Thiếu kinh phí
    clause: II.3.d
explanations:
  - rule: below-minimum-share
    at: budget.estimate.training
    text: thu giảm
    figures:
      budget.estimate.training: 1400
      budget.estimate.base: 10000
"""
LETTERS = f"""letters:
  - id: 2015-11-20-d1-{AN_GIANG}
    kind: D1
    units:
      - {AN_GIANG}
    period: {ANNUAL}
    clause: II.3.g
    as_of: 2015-11-20
    state: draft
contacts: []
"""
LETTER = f"2015-11-20-d1-{AN_GIANG}"

Decide = Callable[[Opened], Act[Any]]


def with_file(small: Small) -> Path:
    path = small.root / "cong-van.pdf"
    path.write_bytes(b"%PDF")
    return path


ACTS: dict[str, Callable[[Small], Decide]] = {
    "receive first": lambda _: lambda now: receive.receive(now, CA_MAU, ANNUAL, receive.Came(DAY)),
    "receive later": lambda _: lambda now: receive.receive(now, AN_GIANG, ANNUAL, receive.Came(DAY)),
    "receive a file": lambda small: (
        lambda now: receive.receive(now, AN_GIANG, ANNUAL, receive.Came(DAY, file=with_file(small)))
    ),
    "extend": lambda _: lambda now: extend.extend(now, AN_GIANG, extend.Grant("II.3.g", DAY)),
    "answer": lambda _: lambda now: answer.answer(now, "kk-01", answer.Reply(DAY, text="đã bố trí")),
    "set": lambda _: lambda now: setting.set_values(now, AN_GIANG, ANNUAL, [("E01.1", "12")]),
    "explain": lambda _: lambda now: explain.explain(now, QUERY, "lời khác"),
    "judge": lambda _: lambda now: explain.judge(now, QUERY, accepted=True),
    "submit": lambda _: lambda now: letters.submit(now, LETTER),
    "issue": lambda _: lambda now: letters.issue(now, LETTER, "512/TLĐ-ToC", DAY, None),
    "cancel": lambda _: lambda now: letters.cancel(now, LETTER, "thôi"),
}
"""Acts that may be done twice; each is made for a workspace."""
ONCE: dict[str, Callable[[Small], Decide]] = {
    "new submission": lambda _: lambda now: new.begin_submission(now, CA_MAU, ANNUAL),
    "new narrative": lambda _: lambda now: new.begin_narrative(now, ANNUAL),
    "new unit": lambda _: (
        lambda now: new.begin_unit(
            now, {"kind": "member", "name": "A", "short_name": "Đ/c A", "code": None, "parent": "tong-lien-doan"}
        )
    ),
}
"""Acts that begin something: a second time they are refused."""


@pytest.fixture
def year(small: Small) -> Small:
    """A workspace in which every act has something to do."""
    small.submit(AN_GIANG, REPORT)
    small.write("letters.yaml", LETTERS)
    small.write("difficulties.yaml", f"- id: kk-01\n  unit: {CA_MAU}\n  raised: 01/10/2015\n  text: Thiếu người\n")
    return small


@pytest.mark.parametrize("name", [*ACTS, *ONCE])
def test_deciding_writes_nothing_and_performing_writes_what_was_decided(year: Small, name: str) -> None:
    decide = {**ACTS, **ONCE}[name](year)
    before = tree(year)

    act = decide(opened(year))

    assert tree(year).items() >= before.items()
    assert set(tree(year)) - set(before) <= {"cong-van.pdf"}
    before = tree(year)
    performed = perform(act, year.root / "data")
    after = tree(year)
    written = {path for path in after if after[path] != before.get(path)}
    assert written
    assert {Path(change.path).relative_to(year.root).as_posix() for change in act.changes} == written
    assert {change.shown for change in act.changes} == performed.changed
    assert not [problem for problem in opened(year).problems if problem.kind == "error"]


@pytest.mark.parametrize("name", ACTS)
def test_an_act_done_twice_changes_nothing(year: Small, name: str) -> None:
    decide = ACTS[name](year)
    do(year, decide)
    once = tree(year)

    assert do(year, decide).changed == frozenset()
    assert tree(year) == once


@pytest.mark.parametrize("name", ONCE)
def test_what_was_begun_is_not_begun_again(year: Small, name: str) -> None:
    decide = ONCE[name](year)
    do(year, decide)
    once = tree(year)

    with pytest.raises(Refusal):
        do(year, decide)
    assert tree(year) == once


@pytest.mark.parametrize("name", [*ACTS, *ONCE])
def test_an_act_on_what_somebody_else_has_just_made_loses_nothing_of_it(year: Small, name: str) -> None:
    decide = {**ACTS, **ONCE}[name](year)
    act = decide(opened(year))
    others = {change.path: b"# cua nguoi khac\n" + _at(change.path) for change in act.changes}
    for path, data in others.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(data)

    with contextlib.suppress(Refusal):
        perform(act, year.root / "data")
    for path, data in others.items():
        assert Path(path).read_bytes().startswith(data[:18])


def _at(path: str) -> bytes:
    return Path(path).read_bytes() if Path(path).exists() else b""


def test_the_file_that_came_is_kept_before_the_record_speaks_of_it(year: Small) -> None:
    act = ACTS["receive a file"](year)(opened(year))

    assert [Path(change.path).parent.name for change in act.changes] == ["originals", ANNUAL]


def test_what_is_refused_leaves_no_folder_behind(year: Small) -> None:
    narrative = new.begin_narrative(opened(year), ANNUAL).changes[0]
    assert isinstance(narrative, New)
    before = sorted(year.root.rglob("*"))

    def refuse(_data: bytes) -> tuple[str, ...]:
        raise Refusal("không")

    with pytest.raises(Refusal):
        write_changes(str(year.root / "data"), [New(narrative.path, narrative.shown, narrative.data, refuse)], no_wait)
    assert sorted(year.root.rglob("*")) == before


def test_a_file_that_became_wrong_by_an_act_is_never_written(year: Small) -> None:
    before = tree(year)

    with pytest.raises(Refusal, match="ngày"):
        do(year, lambda now: setting.set_values(now, AN_GIANG, ANNUAL, [("received", "31/02/2015")]))
    assert tree(year) == before


def test_every_file_is_formatted_in_an_act_of_its_own(year: Small) -> None:
    acts = list(fmt.format_files(opened(year), []))

    assert [(act.done.shown.rpartition("/")[2], act.done.count) for act in acts] == [
        ("difficulties.yaml", 1), (f"{AN_GIANG}.yaml", 3),
    ]  # fmt: skip
    for act in acts:
        perform(act, year.root / "data")
    assert list(fmt.format_files(opened(year), [])) == []


def test_a_new_workspace_is_decided_before_its_first_file(tmp_path: Path) -> None:
    act = init.found(tmp_path / "moi")

    assert not (tmp_path / "moi").exists()
    (tmp_path / "moi").mkdir()
    assert len(perform(act, tmp_path / "moi").changed) == len(act.changes)
    assert not [p for p in opened(Small(tmp_path / "moi")).problems if p.kind == "error"]
    assert init.found(tmp_path / "moi").changes == ()


@pytest.mark.parametrize("spoil", ["more", "less", "other", "empty folder"])
def test_a_folder_that_holds_anything_else_is_no_place_for_a_new_workspace(tmp_path: Path, spoil: str) -> None:
    perform(init.found(tmp_path), tmp_path)
    plan = tmp_path / "data/tasks.yaml"
    if spoil == "more":
        (tmp_path / "a.txt").write_bytes(b"")
    elif spoil == "less":
        plan.unlink()
    elif spoil == "other":
        plan.write_bytes(plan.read_bytes()[:-1] + b" ")
    else:
        (tmp_path / "moi").mkdir()

    with pytest.raises(Refusal, match="không trống"):
        init.found(tmp_path)


def test_what_is_done_is_frozen() -> None:
    rooms = (answer, close, explain, extend, fmt, init, letters, new, receive, setting)
    shapes = [
        shape
        for room in rooms
        for _, shape in inspect.getmembers(room, inspect.isclass)
        if shape.__module__ == room.__name__ and hasattr(shape, "__dataclass_params__")
    ]

    assert len(shapes) > 10
    assert all(shape.__dataclass_params__.frozen for shape in shapes)
