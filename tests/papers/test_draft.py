"""A report is a draft until nothing on it is left open; the paper and the terminal say what is."""

import re
from pathlib import Path

import pytest

from plan2015.office.word.package import open_package, pack
from plan2015.records.load import load
from plan2015.records.reading.folder import Folder
from tests.conftest import REPOSITORY, Run, Small
from tests.papers.conftest import body_text, para

SHIPPED = load(Folder(str(REPOSITORY / "data"), "data")).plan
HOLES = sorted(place.place for place in SHIPPED.narrative if place.required) if SHIPPED else []
PERIODS = ("2015-annual", "2015-h1")
OWN = {"number": "số báo cáo", "date": "ngày ký báo cáo"}
PLAN = {"number": "số Kế hoạch", "signed": "ngày ký Kế hoạch", "name": "tên người ký"}


@pytest.fixture(autouse=True)
def _real_plan(small: Small) -> None:
    """A few units under the plan that is shipped: the report's template speaks of all of it."""
    small.write("tasks.yaml", (REPOSITORY / "data/tasks.yaml").read_bytes())


def fill(
    small: Small, period: str, *, own: tuple[str, ...] = (), sections: dict[str, str] | None = None,
    plan: tuple[str, ...] = (),
) -> None:  # fmt: skip
    """Fills in everything but the keys named; `sections` are written over the author's."""
    given = {"number": "99/BC-TLĐ", "date": "10/12/2015"}
    paper = "".join(f"  {key}: {value}\n" for key, value in given.items() if key not in own)
    texts = dict.fromkeys(HOLES, "Đã viết.") | (sections or {})
    prose = "".join(f"  {section}: {text}\n" for section, text in texts.items())
    small.write(f"narrative/{period}.yaml", f"period: {period}\npaper:\n{paper}sections:\n{prose}")
    path = small.root / "data/tasks.yaml"
    text = path.read_text("utf-8")
    text = text if "number" in plan else text.replace("number: null", "number: 12/KH-TLĐ", 1)
    text = text if "signed" in plan else text.replace("signed: null", "signed: 10/02/2015", 1)
    path.write_text(text.replace("    name: Trần Văn Lý\n", "") if "name" in plan else text, "utf-8")


def printed(run: Run, small: Small, period: str) -> tuple[list[str], str]:
    """The paragraphs of the report, and what the terminal said."""
    said = run("render", "report", "--period", period, "--as-of", "5/12/2015", "--out", "r.docx", "--force")
    assert said.code == 0, said.err
    return body_text(open_package((small.root / "r.docx").read_bytes())), said.err


def open_places(run: Run, small: Small, period: str) -> str:
    """What both the paper and the terminal call open; empty for a paper that is no draft."""
    text, err = printed(run, small, period)
    on_paper = [line.removeprefix("Còn để trống: ") for line in text if line.startswith("Còn để trống: ")]
    on_screen = re.findall(r"^Bản này là dự thảo, còn để trống: (.*)$", err, re.MULTILINE)

    assert on_paper == on_screen
    assert ("DỰ THẢO" in text) is bool(on_paper)
    return on_paper[0].removesuffix(".") if on_paper else ""


@pytest.mark.parametrize("period", PERIODS)
def test_with_everything_filled_in_it_is_no_draft(small: Small, run: Run, period: str) -> None:
    fill(small, period)
    text, _ = printed(run, small, period)

    assert open_places(run, small, period) == ""
    assert [line for line in text if "……" in line or "Người soạn viết" in line or "Viết tiếp" in line] == []
    assert "Số: 99/BC-TLĐ" in text
    assert "Hà Nội, ngày 10 tháng 12 năm 2015" in text


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("section", HOLES)
def test_one_starred_place_keeps_it_a_draft(small: Small, run: Run, period: str, section: str) -> None:
    fill(small, period, sections={section: "''"})

    assert open_places(run, small, period) == f"lời người soạn ở {section}"


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("key", OWN)
def test_its_own_number_or_day_keeps_it_a_draft(small: Small, run: Run, period: str, key: str) -> None:
    fill(small, period, own=(key,))

    assert open_places(run, small, period) == OWN[key]


@pytest.mark.parametrize("key", PLAN)
def test_dots_of_the_plan_keep_it_a_draft(small: Small, run: Run, key: str) -> None:
    fill(small, "2015-annual", plan=(key,))

    assert open_places(run, small, "2015-annual") == PLAN[key]


def test_all_that_is_open_is_named_in_one_line(small: Small, run: Run) -> None:
    holes = ", ".join(HOLES)

    assert open_places(run, small, "2015-annual") == "; ".join(
        ("số báo cáo", "ngày ký báo cáo", "số Kế hoạch", "ngày ký Kế hoạch", f"lời người soạn ở {holes}")
    )


@pytest.mark.parametrize("dots", ["……", "…………", "......"])
def test_dots_that_the_author_left_keep_it_a_draft(small: Small, run: Run, dots: str) -> None:
    fill(small, "2015-annual", sections={"II.3.b": f"Chi cho việc này {dots} triệu đồng, v.v…"})

    assert open_places(run, small, "2015-annual") == "chỗ chấm sau “Chi cho việc này”"


def test_dots_that_a_template_leaves_keep_it_a_draft(small: Small, run: Run) -> None:
    fill(small, "2015-annual")
    store = small.root / "templates"
    store.mkdir()
    (store / "report.docx").write_bytes(with_line("Người liên hệ: đồng chí …………"))

    assert open_places(run, small, "2015-annual") == "chỗ chấm sau “Người liên hệ: đồng chí”"


def test_a_template_that_does_not_cite_the_plan_has_nothing_to_wait_for(small: Small, run: Run) -> None:
    fill(small, "2015-annual", plan=("number", "signed"))
    store = small.root / "templates"
    store.mkdir()
    (store / "report.docx").write_bytes(with_line("", without="plan.number"))

    assert open_places(run, small, "2015-annual") == ""


def test_what_a_unit_wrote_in_an_annex_is_quoted_as_it_is(small: Small, run: Run) -> None:
    fill(small, "2015-annual")
    small.submit("ldld-tinh-an-giang", "received: 10/11/2015\ndifficulties:\n  - text: Thiếu …… giảng viên\n")

    assert open_places(run, small, "2015-annual") == ""
    assert "Thiếu …… giảng viên" in printed(run, small, "2015-annual")[0]


def test_who_signs_and_who_gets_it_is_what_the_plan_says(small: Small, run: Run) -> None:
    path = small.root / "data/tasks.yaml"
    text = path.read_text("utf-8").replace("name: Trần Văn Lý", "name: Nguyễn Thị Mới")
    text = text.replace("position: PHÓ CHỦ TỊCH - TRƯỞNG BAN CHỈ ĐẠO", "position: CHỦ TỊCH")
    text = re.sub("recipients:\n(    - .*\n)+", "recipients:\n    - Nơi thứ nhất\n    - Nơi thứ hai\n", text)
    path.write_text(text.replace("    authority: TM. ĐOÀN CHỦ TỊCH\n", ""), "utf-8")
    lines, _ = printed(run, small, "2015-annual")
    start = lines.index("Nơi nhận:")

    assert lines[start : start + 5] == ["Nơi nhận:", "- Nơi thứ nhất;", "- Nơi thứ hai.", "CHỦ TỊCH", "Nguyễn Thị Mới"]


def with_line(line: str, without: str = "") -> bytes:
    """Our report template with a paragraph more, and without those that name something."""
    parts = open_package(Path(REPOSITORY / "templates/report.docx").read_bytes())
    document = parts["word/document.xml"].decode()
    if without:
        document = re.sub(rf"<w:p>(?:(?!</w:p>).)*{re.escape(without)}(?:(?!</w:p>).)*</w:p>", "", document)
    start = document.index("<w:p>")
    parts["word/document.xml"] = (document[:start] + (para(line) if line else "") + document[start:]).encode()
    return pack(parts)
