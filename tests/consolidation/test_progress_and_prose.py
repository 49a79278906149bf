"""How far units are with their tasks, and what they wrote: each where it was asked, and nobody counted for another."""

from datetime import date

import pytest

from plan2015.consolidation.consolidate import Consolidation, consolidate
from plan2015.consolidation.prose import collect_prose
from plan2015.consolidation.task_progress import STATES, count_progress, part_as_task
from plan2015.consolidation.totals import period_totals
from tests.conftest import BASE, Run, Small

DAY = date(2015, 12, 5)
AN_GIANG, BAC_GIANG, CA_MAU = "ldld-tinh-an-giang", "ldld-tinh-bac-giang", "ldld-tinh-ca-mau"
SCHOOL_TASK = "II.3.đ"
PLAN = (BASE / "data/tasks.yaml").read_text("utf-8")


def consolidated(small: Small, period: str = "2015-annual") -> Consolidation:
    standings = small.standings(DAY)
    return consolidate(standings, standings.plan.period_by_id[period])


def tasks(**progress: str) -> str:
    lines = [f"  {clause}:\n    progress: {state}\n    result: Kết quả\n" for clause, state in progress.items()]
    return "received: 2015-11-12\ntasks:\n" + "".join(lines)


def counted(small: Small, clause: str) -> dict[str | None, set[tuple[str, str]]]:
    """Who stands where with a task, and by which entry."""
    made = consolidated(small)
    (task,) = (task for task in made.plan.tasks if task.clause == clause)
    figures = {state: count_progress(made, task, state) for state in (*STATES, None)}
    return {
        state: {(source.unit, source.key) for source in figure.sources}
        for state, figure in figures.items()
        if figure.sources
    }


@pytest.mark.parametrize("has_school", [True, False, None])
def test_a_task_for_those_with_a_school_is_not_applicable_to_those_without(
    small: Small, has_school: bool | None
) -> None:
    unit = (BASE / f"data/units/{AN_GIANG}.yaml").read_text("utf-8")
    kept = [line for line in unit.splitlines() if not line.startswith("has_school")]
    said = {True: "has_school: true", False: "has_school: false", None: "has_school:"}[has_school]
    small.write(f"units/{AN_GIANG}.yaml", "\n".join([*kept, said, ""]))
    small.submit(AN_GIANG, tasks(**{SCHOOL_TASK: "under-way"} if has_school is not False else {"II.3.c": "done"}))

    state = "not-applicable" if has_school is False else "under-way"
    key = "tasks" if has_school is False else f"tasks.{SCHOOL_TASK}"
    assert counted(small, SCHOOL_TASK) == {state: {(AN_GIANG, key)}}


@pytest.mark.parametrize(
    ("parts", "state"),
    [
        (("done", "done"), "done"),
        (("done", "under-way"), "under-way"),
        (("done", "not-started"), "not-started"),
        (("done", None), "under-way"),
        (("not-started", None), "not-started"),
        (("not-applicable", None), "not-applicable"),
        (("not-applicable", "done"), "done"),
        ((None, None), None),
    ],
)
def test_a_task_is_as_far_as_the_least_of_its_parts(
    small: Small, parts: tuple[str | None, ...], state: str | None
) -> None:
    stated = {f"II.3.d.{number}": progress for number, progress in enumerate(parts, 1) if progress}
    small.submit(AN_GIANG, tasks(**stated) if stated else "received: 2015-11-12\n")

    first = min(stated, default="")
    assert counted(small, "II.3.d") == {state: {(AN_GIANG, f"tasks.{first}" if first else "tasks")}}


def test_a_part_is_counted_by_itself_and_told_by_the_entry_of_its_task(small: Small) -> None:
    small.submit(AN_GIANG, tasks(**{"II.3.d.1": "done"}))
    small.submit(BAC_GIANG, tasks(**{"II.3.d": "under-way"}))
    made = consolidated(small)
    (task,) = (task for task in made.plan.tasks if task.clause == "II.3.d")
    first, second = (part_as_task(task, part) for part in task.parts)

    assert [source.unit for source in count_progress(made, first, "done").sources] == [AN_GIANG]
    assert [source.key for source in count_progress(made, first, "under-way").sources] in ([], ["tasks.II.3.d"])
    assert AN_GIANG in [source.unit for source in count_progress(made, second, None).sources]
    assert count_progress(made, first, "done").key == "2015-annual:tasks.II.3.d.1.done"
    assert count_progress(made, second, None).key == "2015-annual:tasks.II.3.d.2.blank"


def said(small: Small) -> dict[str, list[tuple[str, tuple[str, ...], str, str]]]:
    topics = collect_prose(consolidated(small))
    return {
        topic.key: [(one.text, tuple(unit.id for unit in one.units), one.detail, str(one.place)) for one in topic.said]
        for topic in topics
    }


def test_texts_are_collected_by_question_with_their_place_and_equal_ones_once(small: Small) -> None:
    text = 'received: 2015-11-12\ntexts:\n  results: "{}"\n'
    small.submit(AN_GIANG, text.format("Mở  12 lớp hoà nhập"))
    small.submit(BAC_GIANG, text.format("mở 12 lớp hòa nhập "))
    small.submit(CA_MAU, text.format("Khác hẳn"))

    assert said(small) == {
        "results": [
            ("Mở  12 lớp hoà nhập", (AN_GIANG, BAC_GIANG), "", f"data/submissions/2015-annual/{AN_GIANG}.yaml:5:12"),
            ("Khác hẳn", (CA_MAU,), "", f"data/submissions/2015-annual/{CA_MAU}.yaml:5:12"),
        ]
    }
    (topic,) = collect_prose(consolidated(small))
    assert (topic.title, topic.units) == ("Kết quả nổi bật", 3)


def test_topics_stand_in_the_order_of_the_plan_with_the_progress_of_the_first(small: Small) -> None:
    small.submit(AN_GIANG, tasks(**{"II.3.d.2": "done", "II.3.c": "under-way"}) + "texts:\n  results: a\n")
    found = said(small)

    assert list(found) == ["II.3.c", "II.3.d.2", "results"]
    assert [found[key][0][2] for key in found] == ["under-way", "done", ""]


def test_what_nobody_was_asked_is_no_topic(small: Small) -> None:
    more = "  II.1.đ:\n    result: việc của cấp trên\n  II.3.c:\n    progress: done\ntexts:\n  results:\n  no_such: a\n"
    small.submit(AN_GIANG, f"received: 2015-11-12\ntasks:\n{more}")

    assert {fault.rpartition(" ")[2] for fault in small.faults()} == {"task-not-assigned", "unknown-indicator"}
    assert said(small) == {}


def test_a_plan_without_a_budget_has_totals_of_its_indicators_alone(small: Small) -> None:
    money = "budget:\n  base_kind: other\n  scope: own-level\n  estimate:\n    training: 15\n    base: 100\n"
    small.submit(AN_GIANG, f"received: 2015-11-12\nindicators:\n  training_classes: 3\n{money}")
    pools = [key for key in period_totals(consolidated(small)) if key.startswith("budget.")]
    start, end = PLAN.index("budget:\n  clause"), PLAN.index("texts:\n")
    small.write("tasks.yaml", PLAN[:start] + PLAN[end:])

    assert pools == ["budget.other.own-level.estimate.base", "budget.other.own-level.estimate.training"]
    assert list(period_totals(consolidated(small))) == ["indicators.training_classes"]


CLOSED = "period: {period}\nversions:\n  - closed: 2015-12-10\n    added_by: consolidation\n    totals:\n"
CLOSED += "      indicators.training_classes: 4\n    submissions: {{}}\n"


def test_only_the_closing_whose_reports_changed_is_compared(small: Small, run: Run) -> None:
    small.submit(AN_GIANG, "received: 2015-11-12\nindicators:\n  training_classes: 5\n")
    for period in ("2015-h1", "2015-annual"):
        small.write(f"closed/{period}.yaml", CLOSED.format(period=period))
    told = run("check").out

    assert "Kỳ năm 2015, so với số liệu chốt ngày 10/12/2015" in told
    assert "Kỳ 6 tháng đầu năm 2015, so với" not in told
