"""Letters go to those who owe something that is dated or was received with holes, and the register remembers them."""

import shutil
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from plan2015.office.word.package import open_package
from plan2015.office.word.structure import find_faults
from plan2015.reminders.notice import Decision, decide
from tests.conftest import REPOSITORY, Ran, Run
from tests.papers.conftest import body_text, read_standings

AFTER = date(2015, 11, 20)
UNIT = "ldld-tinh-an-giang"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The real plan and units with nothing received."""
    shutil.copytree(REPOSITORY / "data", tmp_path / "data")
    return tmp_path


@pytest.fixture
def plan2015(root: Path, run_in: Run) -> Run:
    return partial(run_in, root)


def submit(root: Path, unit: str, text: str, period: str = "2015-annual") -> None:
    path = root / f"data/submissions/{period}/{unit}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"unit: {unit}\nperiod: {period}\n{text}", "utf-8")


def decided(root: Path, day: date = AFTER, *, circular: bool = False) -> Decision:
    return decide(read_standings(root, day), circular=circular)


def kinds(root: Path, unit: str, day: date = AFTER) -> list[str]:
    return [n.kind for n in decided(root, day).notices if n.units[0].id == unit]


def held(root: Path, unit: str, day: date = AFTER) -> list[str]:
    return [h.reason for h in decided(root, day).held if h.standing.obligation.unit.id == unit]


def letter(root: Path, name: str) -> str:
    return "\n".join(body_text(open_package((root / f"out/{name}.docx").read_bytes())))


def render(plan2015: Run, *more: str, day: str = "20/11/2015") -> Ran:
    return plan2015("render", "reminders", "--as-of", day, "--out", "out", *more)


def test_before_the_date_nobody_gets_a_letter(root: Path) -> None:
    assert decided(root, date(2015, 11, 14)).notices == ()


def test_after_it_each_of_the_83_gets_a_first_reminder_and_nobody_else(root: Path) -> None:
    notices = decided(root).notices

    assert [notice.kind for notice in notices] == ["D1"] * 83
    assert {notice.units[0].kind for notice in notices} == {"provincial", "sector"}


def test_the_letter_says_it_in_the_offices_words(root: Path, plan2015: Run) -> None:
    assert render(plan2015, "--answer-by", "27/11/2015").code == 0
    text = letter(root, f"2015-11-20-d1-{UNIT}")

    assert "V/v đôn đốc gửi báo cáo kết quả thực hiện Chương trình năm 2015" in text
    assert "Kính gửi: Liên đoàn Lao động tỉnh An Giang" in text
    assert "Tại điểm g khoản 3 mục II Kế hoạch số ……/KH-TLĐ" in text
    assert "trước ngày 15/11/2015." in text
    assert (
        "Đến hết ngày 20/11/2015, Ban Tổ chức chưa nhận được báo cáo của LĐLĐ tỉnh An Giang; thời hạn đã qua 6 ngày."
        in text
    )
    assert "chậm nhất ngày 27/11/2015" in text
    assert "TL. ĐOÀN CHỦ TỊCH\nTRƯỞNG BAN TỔ CHỨC" in text
    assert "Thường trực Đoàn Chủ tịch" not in text


def test_without_a_day_from_the_office_the_place_stays_open(root: Path, plan2015: Run) -> None:
    render(plan2015)

    assert "chậm nhất ngày ……:" in letter(root, f"2015-11-20-d1-{UNIT}")


def test_a_second_run_writes_nothing_new(root: Path, plan2015: Run) -> None:
    render(plan2015)
    register = (root / "data/letters.yaml").read_bytes()
    files = {path: path.read_bytes() for path in (root / "out").iterdir()}
    again = render(plan2015)

    assert "Có 0 công văn cần lập" in again.err
    assert (root / "data/letters.yaml").read_bytes() == register
    assert {path: path.read_bytes() for path in (root / "out").iterdir()} == files


def test_a_dry_run_writes_nothing(root: Path, plan2015: Run) -> None:
    said = render(plan2015, "--dry-run")

    assert "LĐLĐ tỉnh An Giang: đôn đốc lần 1" in said.out
    assert not (root / "out").exists()
    assert not (root / "data/letters.yaml").exists()


def test_a_report_in_between_takes_the_unit_off(root: Path, plan2015: Run) -> None:
    submit(root, UNIT, "received: 19/11/2015\npaper: {number: 1/BC, signed: 18/11/2015}\n")

    assert "D1" not in kinds(root, UNIT)


def test_a_draft_that_is_no_longer_needed_is_named(root: Path, plan2015: Run) -> None:
    render(plan2015)
    submit(root, UNIT, "received: 21/11/2015\n")

    assert any("nên hủy dự thảo" in reason for reason in held(root, UNIT, date(2015, 11, 22)))


def issue(plan2015: Run, *more: str) -> None:
    name = f"2015-11-20-d1-{UNIT}"
    said = plan2015("letters", "issue", name, "--number", "512/TLĐ-ToC", "--date", "21/11/2015", *more)
    assert said.code == 0, said.err


def test_the_second_reminder_needs_an_issued_first_one_and_its_day_to_pass(root: Path, plan2015: Run) -> None:
    render(plan2015)
    assert kinds(root, UNIT, date(2015, 12, 1)) == []
    issue(plan2015, "--answer-by", "27/11/2015")
    assert kinds(root, UNIT, date(2015, 11, 27)) == []
    assert kinds(root, UNIT, date(2015, 11, 28)) == ["D2"]
    render(plan2015, day="28/11/2015")
    text = letter(root, f"2015-11-28-d2-{UNIT}")

    assert "Tiếp theo Công văn số 512/TLĐ-ToC ngày 21 tháng 11 năm 2015, đến nay Ban Tổ chức vẫn chưa nhận được" in text
    assert "(lần 2)" in text
    assert "- Thường trực Đoàn Chủ tịch (để b/c);" in text


def test_without_a_day_to_answer_by_no_second_reminder_is_made(root: Path, plan2015: Run) -> None:
    render(plan2015)
    issue(plan2015)

    assert held(root, UNIT, date(2015, 12, 20)) == ["công văn 512/TLĐ-ToC không ghi ngày hẹn; chưa lập lần 2"]


def test_after_the_second_there_is_no_third(root: Path, plan2015: Run) -> None:
    render(plan2015)
    issue(plan2015, "--answer-by", "27/11/2015")
    render(plan2015, day="28/11/2015")
    plan2015("letters", "issue", f"2015-11-28-d2-{UNIT}", "--number", "530/TLĐ-ToC", "--date", "29/11/2015")

    assert "hai lần" in held(root, UNIT, date(2015, 12, 20))[0]


def test_a_cancelled_letter_is_made_anew(root: Path, plan2015: Run) -> None:
    render(plan2015)
    plan2015("letters", "cancel", f"2015-11-20-d1-{UNIT}", "--note", "nhầm")

    assert kinds(root, UNIT, date(2015, 11, 23)) == ["D1"]


def test_blanks_and_errors_are_asked_for_cell_by_cell(root: Path, plan2015: Run) -> None:
    paper = "paper:\n  number: 34/BC\n  signed: đầu tháng\n"
    submit(root, UNIT, f"received: 12/11/2015\n{paper}indicators:\n  officials: -5\n")
    assert kinds(root, UNIT) == ["B"]
    render(plan2015)
    text = letter(root, f"2015-11-20-b-{UNIT}")

    assert "Ban Tổ chức đã nhận Báo cáo số 34/BC" in text
    assert "nội dung đề nghị bổ sung, 2 chỗ đề nghị sửa, nêu tại bảng kèm theo." in text
    assert "A04\nNgày ký\nđầu tháng\nđề nghị sửa: " in text
    assert "theo mẫu" not in text
    assert "signed" not in text


def test_an_open_query_asks_for_an_explanation_and_an_explained_one_does_not(root: Path, plan2015: Run) -> None:
    budget = "budget:\n  base_kind: regular-expenditure\n  scope: own-level\n"
    budget += "  estimate:\n    training: 100\n    base: 1000\n"
    submit(root, UNIT, f"received: 12/11/2015\n{budget}")
    assert kinds(root, UNIT) == ["BG"]
    render(plan2015)
    asked = letter(root, f"2015-11-20-bg-{UNIT}")
    plan2015("letters", "cancel", f"2015-11-20-bg-{UNIT}")
    plan2015("explain-query", "an giang", "2015-annual", "below-minimum-share", "thu giảm")

    assert "có 1 số liệu, nội dung đề nghị làm rõ" in asked
    assert "chưa đạt mức 15% nêu tại Kế hoạch" in asked
    assert kinds(root, UNIT) == ["B"]


def test_schools_get_no_reminder_but_may_be_asked_to_mend(root: Path, plan2015: Run) -> None:
    submit(root, "truong-dh-cong-doan", "received: 12/11/2015\nindicators:\n  lecturers: -2\n")
    assert kinds(root, "truong-dh-cong-doan") == ["B"]
    render(plan2015)
    text = letter(root, "2015-11-20-b-truong-dh-cong-doan")

    assert "Tại khoản 2 mục III Kế hoạch" in text
    assert "đề nghị Ban Giám hiệu" in text.replace("Đề", "đề")
    assert "15/11/2015" not in text


def test_an_extended_unit_is_reminded_by_its_own_date(root: Path, plan2015: Run) -> None:
    plan2015("extend", UNIT, "II.3.g", "--until", "18/11/2015", "--paper", "500/TLĐ-ToC", "--signed", "11/11/2015")
    assert kinds(root, UNIT, date(2015, 11, 18)) == []
    render(plan2015)
    text = letter(root, f"2015-11-20-d1-{UNIT}")

    assert "Theo văn bản số 500/TLĐ-ToC ngày 11/11/2015, LĐLĐ tỉnh An Giang được gia hạn" in text
    assert "thời hạn đã qua 2 ngày" in text


def test_circulars_only_when_asked_for(root: Path) -> None:
    notices = decided(root, date(2015, 11, 10), circular=True).notices

    assert [(n.kind, n.report.period, len(n.units)) for n in notices] == [
        ("N", "2015-annual", 83),
        ("N", "2015-h1", 83),
    ]


def test_a_circular_names_the_last_working_day_and_who_is_awaited(root: Path, plan2015: Run) -> None:
    render(plan2015, "--circular", day="10/11/2015")
    text = letter(root, "2015-11-10-n-chung-2015-annual")

    assert "Còn 4 ngày đến hạn, ngày làm việc cuối cùng trước hạn là thứ Sáu, 13/11/2015." in text
    assert "DANH SÁCH ĐƠN VỊ CHƯA GỬI BÁO CÁO" in text
    assert "Kế hoạch không ghi thời hạn" in letter(root, "2015-11-10-n-chung-2015-h1")


def test_what_tld_and_the_committee_owe_is_a_list_for_the_head(root: Path, plan2015: Run) -> None:
    render(plan2015)
    text = letter(root, "danh-muc-truong-ban")

    assert "Kính trình: Đồng chí Trưởng Ban Chỉ đạo" in text
    assert "Tổng hợp kết quả năm 2015, xây dựng kế hoạch 2016" in text


def test_a_reprint_makes_the_same_bytes_and_refuses_others(root: Path, plan2015: Run) -> None:
    render(plan2015)
    path = root / f"out/2015-11-20-d1-{UNIT}.docx"
    first = path.read_bytes()
    path.unlink()

    assert render(plan2015, "--reprint").code == 0
    assert path.read_bytes() == first
    assert render(plan2015, "--reprint", day="21/11/2015").code == 2


def test_all_letters_in_one_file(root: Path, plan2015: Run, tmp_path: Path, to_pdf: Callable[[Path], str]) -> None:
    render(plan2015, "--combined", "in.docx")
    parts = open_package((root / "in.docx").read_bytes())

    assert find_faults(parts) == []
    assert sum(text.startswith("Kính gửi:") for text in body_text(parts)) == 83
    assert to_pdf(root / "in.docx").count("\f") == 83


def test_each_letter_is_one_page(root: Path, plan2015: Run, to_pdf: Callable[[Path], str]) -> None:
    render(plan2015)

    assert to_pdf(root / f"out/2015-11-20-d1-{UNIT}.docx").count("\f") == 1


def test_the_register_moves_from_state_to_state_and_keeps_comments(root: Path, plan2015: Run) -> None:
    render(plan2015)
    name = f"2015-11-20-d1-{UNIT}"
    path = root / "data/letters.yaml"
    path.write_text(path.read_text("utf-8").replace("letters:\n", "letters:  # của Ban Tổ chức\n", 1), "utf-8")

    assert plan2015("letters", "submit", name).code == 0
    issue(plan2015)
    assert plan2015("letters", "answered", name).code == 0
    assert plan2015("letters", "cancel", name).code == 2
    assert plan2015("letters", "submit", "khong-co").code == 2
    assert "# của Ban Tổ chức" in path.read_text("utf-8")
    assert f"{name}: đôn đốc lần 1, đã có trả lời, số 512/TLĐ-ToC ngày 21/11/2015" in plan2015("letters", "list").out
    assert plan2015("check").code == 0


def test_calls_are_noted_and_shown(plan2015: Run) -> None:
    said = plan2015("letters", "note", "an giang", "--date", "23/11/2015", "--channel", "phone", "--text", "hẹn thứ Tư")

    assert said.code == 0
    assert "23/11/2015, điện thoại: hẹn thứ Tư" in plan2015("show", "an giang").out


def test_a_register_with_unknown_units_or_numberless_issues_is_a_problem(root: Path, plan2015: Run) -> None:
    (root / "data/letters.yaml").write_text(
        "letters:\n  - id: a\n    kind: D1\n    units:\n      - ldld-tinh-an-gian\n    period: 2015-anual\n"
        "    clause: II.3.g\n    as_of: 20/11/2015\n    state: draft\n",
        "utf-8",
    )
    said = plan2015("check")

    assert "data/letters.yaml:5:9" in said.out
    assert "Ý bạn là “ldld-tinh-an-giang”?" in said.out
    assert "Ý bạn là “2015-annual”?" in said.out
