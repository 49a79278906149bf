"""The mistakes that offices really make (M1 to M17): each is asked about where it stands, and nothing else is."""

from tests.rules.edits.year import AN_GIANG, ANNUAL, BAC_GIANG, HALF, MadeYear, make_year

Asked = set[tuple[str, str, str]]
_ATTENDANCES = ("training_attendances", "theory_attendances", "other_content_attendances")


def at(rule: str, key: str, unit: str = AN_GIANG, period: str = ANNUAL) -> tuple[str, str, str]:
    return rule, f"{period}/{unit}.yaml", key


def test_a_coherent_year_raises_no_alarm(year: MadeYear) -> None:
    assert year.problems() == ()


def test_m1_both_sums_in_million_dong(year: MadeYear) -> None:
    year.write("budget.estimate", {"training": 1250, "base": 8000})

    assert year.asked() == {
        at("thousand-fold", "budget.estimate.training"),
        at("thousand-fold", "budget.estimate.base"),
    }
    assert any("1.250.000.000 đồng?" in problem.hint for problem in year.problems())


def test_m1_all_money_of_a_report_in_million_dong(year: MadeYear) -> None:
    year.write("budget.to_date", {"training": 1000, "base": 6400})
    year.write("budget.estimate", {"training": 1250, "base": 8000})

    assert {(rule, key) for rule, _, key in year.asked()} == {
        ("thousand-fold", f"budget.{column}.{row}")
        for column in ("to_date", "estimate")
        for row in ("training", "base")
    }


def test_m2_one_zero_too_many_in_every_attendance(year: MadeYear) -> None:
    year.scale(tuple(f"indicators.{name}" for name in _ATTENDANCES), 10)

    assert year.asked() == {at("attendances-per-class", "indicators.training_attendances")}


def test_m2_a_zero_too_many_that_bounds_would_let_pass_is_far_from_the_peers(year: MadeYear) -> None:
    year.write("indicators.training_attendances", 20 * 450)
    year.write("indicators.theory_attendances", 20 * 450 - 210)

    assert year.asked() == {at("attendances-beside-peers", "indicators.training_attendances")}


def test_m2_persons_trained_far_above_the_officials(year: MadeYear) -> None:
    year.scale(tuple(f"indicators.{name}" for name in _ATTENDANCES), 50)
    year.write("indicators.trained_persons", 80_000)
    year.write("indicators.training_classes", 1_000)
    year.write("indicators.theory_classes", 997)

    rules = {rule for rule, _, key in year.asked() if key == "indicators.trained_persons"}
    assert rules == {"year-far-above-half"}

    year.write("indicators.trained_persons", 0, period=HALF)
    rules = {rule for rule, _, key in year.asked() if key == "indicators.trained_persons"}
    assert rules == {"above-its-bound"}


def test_m2_two_classes_with_five_thousand_attendances(year: MadeYear) -> None:
    for period in (HALF, ANNUAL):
        year.write("indicators.training_classes", 2, period=period)
        year.write("indicators.theory_classes", 2, period=period)
        year.write("indicators.other_content_classes", 0, period=period)
    year.write("indicators.training_attendances", 5_000)
    year.write("indicators.theory_attendances", 4_790)

    assert at("attendances-per-class", "indicators.training_attendances") in year.asked()


def test_m3_officials_fall_by_nine_tenths(year: MadeYear) -> None:
    small = {"officials": 420, "officials_province": 40, "officials_district": 60, "officials_grassroots": 320}
    part = {"officials_part_time": 328, "officials_part_time_province": 10, "officials_part_time_district": 0}
    for name, value in {
        **small,
        **part,
        "officials_part_time_grassroots": 318,
        "trained_part_time": 200,
        "trained_persons": 300,
    }.items():
        year.write(f"indicators.{name}", value)

    year.write("indicators.trained_persons", 200, period=HALF)
    assert year.asked() >= {at("officials-beside-peers", "indicators.officials")}

    year.reports = {of: tree for of, tree in year.reports.items() if of[0] == AN_GIANG}
    alone = make_year(year.root / "alone")
    alone.reports = year.reports
    assert alone.asked() == {at("stock-changed", "indicators.officials")}


def test_m4_money_and_words_of_classes_but_the_table_says_none(year: MadeYear) -> None:
    for name in ("training_classes", "theory_classes", "other_content_classes", *_ATTENDANCES, "trained_persons"):
        year.write(f"indicators.{name}", 0, period=HALF)
        year.write(f"indicators.{name}", 0)
    year.write("texts.results", "Đã mở 12 lớp cho 1.150 lượt người.", period=HALF)
    year.write("texts.results", "Đã mở 12 lớp cho 1.150 lượt người.")

    assert at("spent-without-classes", "indicators.training_classes") in year.asked()
    assert at("attendances-only-in-words", "indicators.training_attendances") in year.asked()
    assert at("attendances-only-in-words", "indicators.training_attendances", period=HALF) in year.asked()


def test_m5_empty_words(year: MadeYear) -> None:
    for text, key in (
        ("Như năm 2014.", "results"),
        (".", "shortcomings"),
        ("Như trên", "causes"),
        ("Không", "next_year"),
    ):
        year.write(f"texts.{key}", text)
    year.write("tasks.II.3.c.result", "Như 6 tháng")

    assert year.asked() == {
        *(at("empty-words", f"texts.{key}") for key in ("results", "shortcomings", "causes", "next_year")),
        at("empty-words", "tasks.II.3.c.result"),
    }


_PROSE = (
    "Ban Thường vụ {name} đã chỉ đạo rà soát toàn bộ đội ngũ cán bộ, mở {n} lớp tập huấn theo tình huống thực tế "
    "ở cơ sở, phân công từng đồng chí theo dõi địa bàn và định kỳ nghe cơ sở phản ánh, nhờ đó việc sinh hoạt có nề "
    "nếp hơn."
)


def test_m6_the_text_of_another_province_with_the_name_replaced(year: MadeYear) -> None:
    year.write("texts.good_practice", _PROSE.format(name="LĐLĐ tỉnh An Giang", n=12))
    year.write("texts.good_practice", _PROSE.format(name="LĐLĐ tỉnh Bắc Giang", n=31), BAC_GIANG)

    assert year.asked() == {
        at("near-copy", "texts.good_practice"),
        at("near-copy", "texts.good_practice", BAC_GIANG),
    }


def test_m6_the_name_left_in_is_an_exact_copy(year: MadeYear) -> None:
    for unit in (AN_GIANG, BAC_GIANG):
        year.write("texts.good_practice", _PROSE.format(name="LĐLĐ tỉnh An Giang", n=12), unit)

    assert {rule for rule, *_ in year.asked()} == {"copied-text"}


def test_m7_all_figures_of_a_section_are_another_provinces(year: MadeYear) -> None:
    sections = {"training_", "theory_", "other_content_", "trained_persons"}
    for name, value in year.report()["indicators"].items():
        if any(name.startswith(start) for start in sections):
            year.write(f"indicators.{name}", value, BAC_GIANG)

    assert year.asked() == {
        at("figures-of-another-unit", "indicators.training_attendances", unit) for unit in (AN_GIANG, BAC_GIANG)
    }


def test_m8_half_year_data_filed_as_the_annual_report(year: MadeYear) -> None:
    year.report()["indicators"].update(year.report(period=HALF)["indicators"])
    year.write("paper.signed", "2015-07-09")

    assert year.asked() == {
        at("data-ends-early", "indicators.data_until"),
        at("unchanged-since-half-year", "indicators.training_classes"),
    }


def test_m9_signed_a_year_too_early(year: MadeYear) -> None:
    year.write("paper.signed", "2014-11-10")

    assert at("day-far-from-period", "paper.signed") in year.asked()


def test_m10_a_day_of_receipt_in_2051(year: MadeYear) -> None:
    year.write("received", "2051-11-12")

    assert year.asked() == {at("day-far-from-period", "received")}


def test_m11_done_above_estimate_and_passed_down_above_spent(year: MadeYear) -> None:
    year.write("budget.to_date.training", 1_300_000_000)
    year.write("indicators.passed_down_estimate", 1_400_000_000)
    year.write("indicators.other_training_estimate", 4)
    for at_, name in enumerate(("bac-kan", "bac-lieu", "bac-ninh", "ben-tre", "binh-dinh")):
        year.write("indicators.other_training_estimate", 60_000_000 + at_, f"ldld-tinh-{name}")

    assert year.asked() == {
        at("done-above-estimate", "budget.to_date.training"),
        at("above-its-bound", "indicators.passed_down_estimate"),
        at("thousand-fold", "indicators.other_training_estimate"),
    }


def test_m12_a_share_of_65_percent(year: MadeYear) -> None:
    year.write("budget.estimate.training", 5_200_000_000)

    assert year.asked() == {at("share-far-above", "budget.estimate.training")}


def test_m13_the_answer_about_a_school_is_not_what_our_list_says(year: MadeYear) -> None:
    year.write("indicators.has_school_answer", "yes")
    year.reports["ldld-tp-ha-noi", ANNUAL] = {
        "unit": "ldld-tp-ha-noi",
        "period": ANNUAL,
        "indicators": {"has_school_answer": "no"},
    }
    notes = {(p.rule, p.place.path.rpartition("/")[2]) for p in year.problems()}

    assert notes == {("school-not-listed", f"{AN_GIANG}.yaml"), ("school-denied", "ldld-tp-ha-noi.yaml")}


def test_m13_figures_of_a_school_without_a_school(year: MadeYear) -> None:
    year.write("indicators.school_classes", 7)

    assert year.asked() == {at("school-figures-without-school", "indicators.has_school_answer")}


def test_m14_progress_that_says_nothing_or_the_opposite(year: MadeYear) -> None:
    year.write("tasks.II.3.a.1", {"progress": "done"})
    year.report()["tasks"] = {
        "II.3.a.1": {"progress": "done"},
        "II.3.a.2": {"progress": "not-started"},
        "II.3.b.1": {"progress": "not-started", "reason": "chưa có kinh phí", "result": "Hoàn thành 100% kế hoạch."},
    }

    assert year.asked() == {
        at("done-without-result", "tasks.II.3.a.1.progress"),
        at("not-started-without-reason", "tasks.II.3.a.2.progress"),
        at("not-started-but-finished", "tasks.II.3.b.1.result"),
    }


def test_m15_kind_of_base_and_scope_changed_since_the_half_year(year: MadeYear) -> None:
    year.write("budget.base_kind", "total-expenditure")
    year.write("budget.scope", "own-level")
    year.write("indicators.data_scope", "own-level")

    assert year.asked() == {
        at("scope-changed", key) for key in ("budget.base_kind", "budget.scope", "indicators.data_scope")
    }


def test_m16_a_districts_chairman_signs_for_the_province(year: MadeYear) -> None:
    year.write("paper.position", "Chủ tịch LĐLĐ huyện Nam Sách")

    assert year.asked() == {at("signer-of-another-level", "paper.position")}


def test_m17_the_plan_of_the_confederation_dated_after_the_report(year: MadeYear) -> None:
    year.write("indicators.own_plan", {"number": "06/KH-TLĐ", "date": "2015-12-20"})
    year.report()["corrections"] = [{"received": "2015-11-02"}]
    year.write("indicators.trained_part_time", year.report()["indicators"]["officials_part_time"])

    assert year.asked() == {
        at("own-paper-after-report", "indicators.own_plan.date"),
        at("own-plan-of-another", "indicators.own_plan.number"),
        at("correction-before-receipt", "received"),
        at("everyone-trained", "indicators.trained_part_time"),
    }
