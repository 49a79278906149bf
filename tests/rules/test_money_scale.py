"""Money in nghìn, triệu or tỷ đồng: whatever shows it, the amount is asked about first, with what may be meant."""

from itertools import product

import pytest

from plan2015.obligations import standings_on
from plan2015.records.problem import Problem
from plan2015.reminders.points import points_of
from plan2015.rules import pages
from tests.conftest import Run, Small
from tests.obligations.test_standing import november

AN_GIANG, CA_MAU = "ldld-tinh-an-giang", "ldld-tinh-ca-mau"
SOUND = {
    "planned.training": 1_300_000_000, "planned.base": 8_400_000_000,
    "to_date.training": 900_000_000, "to_date.base": 6_100_000_000,
    "estimate.training": 1_250_000_000, "estimate.base": 8_000_000_000,
}  # fmt: skip
WORDS = {10**3: "nghìn", 10**6: "triệu", 10**9: "tỷ"}
F02 = "".join(
    f"  - id: other_training_{column}\n    code: F02.{number}\n    title: Nguồn khác, {column}\n    measure: đồng\n"
    for number, column in enumerate(("planned", "to_date", "estimate"), 1)
)


def budget(amounts: dict[str, int]) -> str:
    lines = ["budget:", "  base_kind: regular-expenditure", "  scope: own-level"]
    for column in ("planned", "to_date", "estimate"):
        lines.append(f"  {column}:")
        lines += [
            f"    {row}: {amounts[f'{column}.{row}']}" for row in ("training", "base") if f"{column}.{row}" in amounts
        ]
    return "\n".join(lines) + "\n"


def submit(small: Small, unit: str, amounts: dict[str, int], more: str = "", period: str = "2015-annual") -> None:
    small.submit(unit, f"received: 12/11/2015\n{budget(amounts)}{more}", period)


def add_peers(small: Small, periods: tuple[str, ...] = ("2015-annual",), more: str = "") -> None:
    """Six provinces of very different size, each right."""
    for number, period in product(range(6), periods):
        name = f"ldld-tinh-so-{number}"
        small.write(
            f"units/{name}.yaml", f"id: {name}\nkind: provincial\nname: Tỉnh {number}\nshort_name: Tỉnh {number}\n"
        )
        size = (1, 2, 3, 4, 9, 30)[number]
        submit(small, name, {key: value * size // 3 for key, value in SOUND.items()}, more, period)


def asked(small: Small, unit: str = AN_GIANG, period: str = "2015-annual") -> dict[str, Problem]:
    problems = [p for p in small.load()[1] if p.place.path == f"data/submissions/{period}/{unit}.yaml"]
    assert {p.rule for p in problems} <= {"thousand-fold", "part-exceeds-whole"}
    return {p.key.removeprefix("budget."): p for p in problems if p.rule == "thousand-fold"}


def test_sound_amounts_are_not_asked_about(small: Small) -> None:
    add_peers(small, ("2015-h1", "2015-annual"))
    submit(small, AN_GIANG, SOUND, period="2015-h1")
    submit(small, AN_GIANG, SOUND)

    assert small.faults() == []


@pytest.mark.parametrize("factor", WORDS)
@pytest.mark.parametrize("witness", ["half-year", "peers", "half-year and peers"])
@pytest.mark.parametrize("size", [1, 2])
def test_all_of_a_units_money_in_another_unit_is_asked_about(
    small: Small, factor: int, witness: str, size: int
) -> None:
    right = {key: value * size for key, value in SOUND.items()}
    if "half-year" in witness:
        submit(small, AN_GIANG, right, period="2015-h1")
    if "peers" in witness:
        add_peers(small, ("2015-h1", "2015-annual"))
    submit(small, AN_GIANG, {key: value // factor for key, value in right.items() if value // factor})

    found = asked(small)

    assert set(found) == {key for key, value in right.items() if value // factor}
    problem = found["estimate.base"]
    assert f"thấp hơn khoảng một {WORDS[factor]} lần" in problem.message
    assert problem.hint.startswith(
        f"Có vẻ ghi theo {WORDS[factor]} đồng: {right['estimate.base']:,} đồng?".replace(",", ".")
    )


def test_both_reports_in_trieu_dong_agree_and_are_asked_about_all_the_same(small: Small) -> None:
    add_peers(small, ("2015-h1", "2015-annual"))
    wrong = {key: value // 10**6 for key, value in SOUND.items()}
    submit(small, AN_GIANG, wrong, period="2015-h1")
    submit(small, AN_GIANG, wrong)

    assert set(asked(small)) == set(SOUND) == set(asked(small, period="2015-h1"))


def test_a_wrong_half_year_does_not_accuse_the_year(small: Small) -> None:
    add_peers(small, ("2015-h1", "2015-annual"))
    submit(small, AN_GIANG, {key: value // 10**6 for key, value in SOUND.items()}, period="2015-h1")
    submit(small, AN_GIANG, SOUND)

    assert asked(small) == {}
    assert set(asked(small, period="2015-h1")) == set(SOUND)


@pytest.mark.parametrize("with_peers", [False, True])
@pytest.mark.parametrize("factor", WORDS)
@pytest.mark.parametrize(
    "wrong",
    [
        ("estimate.training",),
        ("estimate.base",),
        (
            "estimate.training",
            "estimate.base",
        ),
        ("planned.base",),
        ("to_date.training",),
        (
            "planned.training",
            "to_date.training",
            "estimate.training",
        ),
        (
            "planned.base",
            "to_date.base",
            "estimate.base",
        ),
        (
            "planned.training",
            "planned.base",
        ),
    ],
    ids=" ".join,
)
def test_amounts_in_another_unit_than_the_rest_are_named_and_no_others(
    small: Small, wrong: tuple[str, ...], factor: int, with_peers: bool
) -> None:
    if with_peers:
        add_peers(small)
    typed = {key: value // factor if key in wrong else value for key, value in SOUND.items()}
    submit(small, AN_GIANG, {key: value for key, value in typed.items() if value})

    assert set(asked(small)) == {key for key in wrong if typed[key]}


@pytest.mark.parametrize(
    ("key", "others", "witness", "beside"),
    [
        ("estimate.training", ("estimate.base",), "15% mẫu số cùng cột", "1.200.000.000"),
        ("estimate.base", ("estimate.training",), "mẫu số tính ngược từ chi đào tạo", "8.333.333.333"),
        ("estimate.base", ("planned.base", "to_date.base"), "cột khác của cùng dòng", "8.400.000.000"),
    ],
)
def test_the_message_names_the_witness_and_its_figure(
    small: Small, key: str, others: tuple[str, ...], witness: str, beside: str
) -> None:
    kept = {name: SOUND[name] for name in others}
    submit(small, AN_GIANG, {**kept, key: SOUND[key] // 10**6})

    assert asked(small)[key].message.endswith(f"so với {witness} ({beside} đồng)")


@pytest.mark.parametrize("with_peers", [False, True])
@pytest.mark.parametrize("key", [key for key in SOUND if key.endswith("base")])
def test_noughts_too_many_are_named_with_the_amount_without_them(small: Small, key: str, with_peers: bool) -> None:
    if with_peers:
        add_peers(small)
    submit(small, AN_GIANG, {**SOUND, key: SOUND[key] * 1000})

    (problem,) = asked(small).values()

    assert problem.key == f"budget.{key}"
    assert problem.hint.startswith("Có vẻ thừa ba số không: ")


def test_a_base_in_another_unit_is_named_beside_the_error_that_training_exceeds_it(small: Small) -> None:
    submit(small, AN_GIANG, {"estimate.training": 1_250_000_000, "estimate.base": 8000})

    found = {p.key: (p.rule, p.hint) for p in small.load()[1]}

    assert found["budget.estimate.training"][0] == "part-exceeds-whole"
    assert found["budget.estimate.base"][0] == "thousand-fold"
    assert found["budget.estimate.base"][1].startswith("Có vẻ ghi theo triệu đồng: 8.000.000.000 đồng?")


def test_the_largest_unit_in_thousands_is_found_by_its_base(small: Small) -> None:
    add_peers(small)
    submit(small, AN_GIANG, {key: value * 7 // 1000 for key, value in SOUND.items()})

    assert set(asked(small)) == {key for key in SOUND if key.endswith("base")}


def test_money_among_the_indicators_is_held_against_its_like(small: Small) -> None:
    plan = (small.root / "data" / "tasks.yaml").read_text("utf-8")
    small.write("tasks.yaml", plan.replace("indicators:\n", f"indicators:\n{F02}", 1))
    figures = "indicators:\n  other_training_planned: {}\n  other_training_estimate: {}\n"
    add_peers(small, more=figures.format(200_000_000, 210_000_000))
    submit(small, AN_GIANG, SOUND, figures.format(205, 198))
    submit(small, CA_MAU, SOUND, figures.format(230_000_000, 240))

    names = {f"indicators.other_training_{column}" for column in ("planned", "estimate")}
    assert set(asked(small)) == names
    assert set(asked(small, CA_MAU)) == {"indicators.other_training_estimate"}


def test_too_few_peers_prove_nothing(small: Small) -> None:
    for name in (AN_GIANG, CA_MAU):
        submit(small, name, SOUND)
    submit(small, "ldld-tinh-bac-giang", {key: value // 10**6 for key, value in SOUND.items()})

    assert small.faults() == []


def test_a_share_is_no_reproach_while_the_unit_of_its_money_is_asked_for(small: Small, run: Run) -> None:
    submit(small, AN_GIANG, {"estimate.training": 1250, "estimate.base": 8_000_000_000})
    assert [p.rule for p in small.load()[1]] == ["thousand-fold"]
    workspace, problems = small.load()
    assert workspace.plan
    standings = standings_on(november(20), workspace.plan, workspace, problems)
    (own,) = [s for s in standings.all if s.obligation.unit.id == AN_GIANG and s.obligation.duty.clause == "II.3.g"]
    why = " ".join(point.why for point in points_of(own, standings))
    assert "chưa đạt" not in why
    assert "thấp hơn khoảng một triệu lần so với" in why

    assert run("explain-query", "an giang", "2015-annual", "thousand-fold", "Chỉ chi chừng ấy").code == 0
    found = {p.rule: p.explained for p in small.load()[1]}
    assert found == {"thousand-fold": True, "below-minimum-share": False}


def test_a_share_under_the_line_with_no_such_doubt_is_asked_for_as_before(small: Small) -> None:
    submit(small, AN_GIANG, {"estimate.training": 100_000_000, "estimate.base": 8_000_000_000})

    assert [p.rule for p in small.load()[1]] == ["below-minimum-share"]


@pytest.mark.parametrize(
    ("value", "proposal"),
    [
        (SOUND["estimate.base"] * 1000, "Có vẻ thừa ba số không: 8.000.000.000 đồng?"),
        (SOUND["estimate.base"] * 1000 + 7, ""),
    ],
)
def test_zeros_too_many_are_proposed_away_only_where_zeros_stand(small: Small, value: int, proposal: str) -> None:
    add_peers(small)
    submit(small, AN_GIANG, SOUND, period="2015-h1")
    submit(small, AN_GIANG, {**SOUND, "estimate.base": value})
    problem = asked(small)["estimate.base"]

    assert "cao hơn khoảng một nghìn lần" in problem.message
    assert problem.hint.startswith(proposal or pages()["thousand-fold"].fix)
