"""Difficulties by clause in the order of the plan: a part beside its task, what no clause of the plan holds last."""

from datetime import date

from plan2015.consolidation.consolidate import Consolidation, consolidate
from plan2015.consolidation.difficulties import group_difficulties, whole_group
from tests.conftest import Small

DAY = date(2015, 12, 5)
AN_GIANG, CA_MAU = "ldld-tinh-an-giang", "ldld-tinh-ca-mau"
ANSWER = (
    f"- id: tl-01\n  unit: {AN_GIANG}\n  period: 2015-annual\n  item: 1\n"
    "  answer:\n    date: 2015-11-20\n    text: đã rõ\n"
)


def raise_all(small: Small, *clauses: str) -> Consolidation:
    for unit, count in ((AN_GIANG, len(clauses)), (CA_MAU, 1)):
        raised = "".join(f"  - text: {clause}\n    clause: {clause}\n" for clause in clauses[:count])
        small.submit(unit, f"received: 12/11/2015\ndifficulties:\n{raised}")
    standings = small.standings(DAY)
    return consolidate(standings, standings.plan.period_by_id["2015-annual"])


def test_groups_stand_in_the_order_of_the_plan_with_parts_beside_their_task(small: Small) -> None:
    made = raise_all(small, "II.3.đ", "II.3.d.2", "II.3.d", "II.3.c", "II.3.d.1", "III.3", "III.1")
    groups = group_difficulties(made)

    order = ["II.3.c", "II.3.d", "II.3.d.1", "II.3.d.2", "II.3.đ", "III.1", None]
    assert [group.clause for group in groups] == order


def test_opinions_units_answers_and_waits_are_counted_apart(small: Small) -> None:
    small.write("difficulties.yaml", ANSWER)
    made = raise_all(small, "II.3.d", "II.3.d", "II.3.c")
    counts = {
        group.clause: tuple(f.value for f in (group.opinions, group.units, group.answered, group.waiting))
        for group in (*group_difficulties(made), whole_group(made))
    }

    assert counts == {"II.3.c": (1, 1, 0, 1), "II.3.d": (3, 2, 1, 2), "*": (4, 2, 1, 3)}
    keys = [group.waiting.key for group in group_difficulties(made)]
    assert keys == ["2015-annual:difficulties.II.3.c.waiting", "2015-annual:difficulties.II.3.d.waiting"]
