"""Each kind of edit at its limits: silent on it, asking beyond it, silent where there is too little to judge by."""

import pytest

from tests.rules.edits.year import AN_GIANG, ANNUAL, BAC_GIANG, HALF, PROVINCES, MadeYear

_ATTENDANCES = "indicators.training_attendances"


def rules_at(year: MadeYear, key: str, unit: str = AN_GIANG) -> set[str]:
    return {rule for rule, path, at in year.asked() if at == key and path == f"{ANNUAL}/{unit}.yaml"}


def alone(year: MadeYear) -> None:
    """Leaves one union's annual report, without its half-year and its peers."""
    year.reports = {(AN_GIANG, ANNUAL): year.report()}


@pytest.mark.parametrize(("value", "asks"), [(650, False), (651, True), (10, False), (9, True)])
def test_a_ratio_is_asked_about_beyond_its_bounds_only(year: MadeYear, value: int, asks: bool) -> None:
    alone(year)
    tree = year.report()["indicators"]
    tree.update({"training_classes": 1, "theory_classes": 1, "other_content_classes": 0, "trained_persons": 1})
    tree.update({"training_attendances": value, "theory_attendances": value, "other_content_attendances": 0})

    assert rules_at(year, _ATTENDANCES) == ({"attendances-per-class"} if asks else set())


@pytest.mark.parametrize(("units", "asks"), [(7, False), (8, True)])
def test_peers_say_nothing_until_there_are_eight(year: MadeYear, units: int, asks: bool) -> None:
    kept = {f"ldld-tinh-{name}" for name in PROVINCES[:units]}
    year.reports = {of: tree for of, tree in year.reports.items() if of[0] in kept and of[1] == ANNUAL}
    year.write(_ATTENDANCES, 20 * 450)
    year.write("indicators.theory_attendances", 20 * 450 - 210)

    assert rules_at(year, _ATTENDANCES) == ({"attendances-beside-peers"} if asks else set())


@pytest.mark.parametrize(("value", "asks"), [(12 * 17 // 10, False), (21, False), (40, True)])
def test_a_change_is_asked_about_from_its_floor_on(year: MadeYear, value: int, asks: bool) -> None:
    before = 12 if value != 40 else 20
    year.write("indicators.district_unions", before, period=HALF)
    year.write("indicators.district_unions", value)

    assert rules_at(year, "indicators.district_unions") == ({"stock-changed"} if asks else set())


@pytest.mark.parametrize(("off", "rule"), [(1, "sum-off-by-one"), (2, "sum-off-by-one"), (3, "parts-do-not-add-up")])
@pytest.mark.parametrize("sign", [1, -1])
def test_a_difference_of_two_persons_keeps_the_figure(year: MadeYear, off: int, sign: int, rule: str) -> None:
    parts = {"province": 20, "district": 80, "grassroots": 1_900}
    for level, women in parts.items():
        year.write(f"indicators.officials_women_{level}", women)
    year.write("indicators.officials_women", sum(parts.values()) + sign * off)

    assert rules_at(year, "indicators.officials_women") == {rule}


def test_a_difference_in_classes_is_no_rounding(year: MadeYear) -> None:
    year.write("indicators.training_classes", 19)

    assert rules_at(year, "indicators.training_classes") == {"parts-do-not-add-up"}


def test_a_number_of_paper_may_come_back_in_another_year_but_not_in_the_same(year: MadeYear) -> None:
    number = year.report()["paper"]["number"]
    year.reports[AN_GIANG, "2014-annual"] = {"unit": AN_GIANG, "period": "2014-annual", "paper": {"number": number}}
    assert rules_at(year, "paper.number") == set()

    year.write("paper.number", number, period=HALF)
    assert rules_at(year, "paper.number") == {"repeated-paper-number"}


def test_the_same_file_from_two_units_and_twice_from_one(year: MadeYear) -> None:
    first, second = "5a" * 32, "6b" * 32
    year.write("source", {"file": "a.pdf", "sha256": first})
    year.write("source", {"file": "b.pdf", "sha256": first}, BAC_GIANG)
    year.report()["corrections"] = [{"received": "2015-11-10", "sha256": second}]
    year.report(BAC_GIANG)["corrections"] = [{"received": "2015-11-10", "sha256": "7c" * 32}]

    assert year.asked() == {("same-file-twice", f"{ANNUAL}/{BAC_GIANG}.yaml", "source.sha256")}


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("Đã chi 1.280.000 đồng.", True),
        ("Đã chi 1.280 tỷ đồng.", True),
        ("Đã chi 1,28 tỷ đồng.", False),
        ("Đã chi 1.280 triệu đồng.", False),
        ("Đã chi 1.300 triệu đồng.", False),
        ("Đã chi 1,5 triệu đồng tiền nước.", False),
        ("Phân công 1.280 đồng chí.", False),
    ],
)
def test_an_amount_in_words_is_held_against_the_table(year: MadeYear, said: str, asks: bool) -> None:
    year.write("texts.results", said)

    assert rules_at(year, "budget.estimate.training") == ({"money-unlike-words"} if asks else set())


@pytest.mark.parametrize("position", ["Chủ tịch LĐLĐ quận 1", "Chủ tịch CĐCS", "Trưởng ban, LĐLĐ Thị xã"])
def test_who_signs_is_of_the_level_that_reports(year: MadeYear, position: str) -> None:
    year.write("paper.position", position)

    assert rules_at(year, "paper.position") == {"signer-of-another-level"}


@pytest.mark.parametrize(
    "position", ["Chủ tịch", "TM. Ban Thường vụ, Phó Chủ tịch", "Quyền Chủ tịch", "Chủ tịch xây dựng"]
)
def test_other_positions_are_let_pass(year: MadeYear, position: str) -> None:
    year.write("paper.position", position)

    assert rules_at(year, "paper.position") == set()


def test_an_explanation_holds_for_its_figures_and_no_others(year: MadeYear) -> None:
    year.write("budget.estimate.training", 5_200_000_000)
    explanation = {
        "rule": "share-far-above",
        "at": "budget.estimate.training",
        "text": "Năm nay mở trường.",
        "figures": {"budget.estimate.training": "5.200.000.000", "budget.estimate.base": "8000000000"},
    }
    year.report()["explanations"] = [explanation]
    assert year.asked() == set()

    year.write("budget.estimate.training", 5_300_000_000)
    assert rules_at(year, "budget.estimate.training") == {"share-far-above"}


def test_an_explanation_of_words_holds_for_those_words(year: MadeYear) -> None:
    year.write("texts.results", "Như trên")
    (problem,) = year.problems()
    year.report()["explanations"] = [
        {"rule": problem.rule, "at": problem.key, "text": "Xem công văn kèm theo.", "figures": dict(problem.figures)}
    ]
    assert year.asked() == set()

    year.write("texts.results", "Như năm 2014")
    assert rules_at(year, "texts.results") == {"empty-words"}


def test_a_figure_is_asked_about_once_by_the_first_edit_of_the_plan(year: MadeYear) -> None:
    year.scale((_ATTENDANCES, "indicators.theory_attendances", "indicators.other_content_attendances"), 10)

    assert rules_at(year, _ATTENDANCES) == {"attendances-per-class"}


def test_a_figure_with_an_error_is_not_asked_about(year: MadeYear) -> None:
    year.write(_ATTENDANCES, "mười nghìn")

    assert {rule for rule, *_ in year.asked()} == {"not-a-number"}
