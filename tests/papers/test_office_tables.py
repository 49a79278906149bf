"""Staff change the tables of papers in templates/tables.yaml: what they write stands on the page, or is refused."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from plan2015.consolidation.consolidate import COUNTRY, consolidate
from plan2015.office.word.package import open_package
from plan2015.vietnamese.dates import short_date
from tests.conftest import REPOSITORY, Run
from tests.papers.conftest import W, build_year, read_standings

DAY = ("--as-of", "5/12/2015")
REPORT = ("render", "year-end", *DAY, "--charts", "--out", "r.docx")
TABLES = "templates/tables.yaml"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_year(tmp_path_factory.mktemp("office"), 3, faults=False)


@pytest.fixture
def office(shared: Path, tmp_path: Path) -> Path:
    """A workspace with tables of its own."""
    root = shutil.copytree(shared, tmp_path / "kho")
    (root / "templates").mkdir()
    shutil.copy(REPOSITORY / TABLES, root / TABLES)
    return root


def edit(root: Path, *changes: tuple[str, str]) -> None:
    text = (root / TABLES).read_text("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    (root / TABLES).write_text(text, "utf-8")


def table_with(path: Path, head: str) -> list[list[str]]:
    """The rows of the first table whose head holds a text."""
    body = etree.fromstring(open_package(path.read_bytes())["word/document.xml"])
    for table in body.iter(f"{{{W}}}tbl"):
        rows = [
            ["".join(t.text or "" for t in cell.iter(f"{{{W}}}t")) for cell in row.iter(f"{{{W}}}tc")]
            for row in table.iter(f"{{{W}}}tr")
        ]
        if any(head in cell for row in rows[:2] for cell in row):
            return rows
    raise AssertionError(f"no table with a head {head}")


def rendered(run_in: Run, root: Path, *command: str) -> Path:
    said = run_in(root, *(command or REPORT))
    assert said.code == 0, said.err
    return root / "r.docx"


def test_a_head_is_renamed_in_the_body_and_in_an_annex(run_in: Run, office: Path) -> None:
    edit(
        office,
        ("head: Tỷ lệ nữ (%)", "head: Nữ, phần trăm"),
        ("title: Tổng số cán bộ công đoàn", "title: Cán bộ công đoàn"),
        ("head: Hội nghị (cuộc)", "head: Số cuộc họp"),
        ("head: Trường\n", "head: Tên trường\n"),
    )
    page = rendered(run_in, office)

    assert "Nữ, phần trăm" in table_with(page, "Trong đó nữ")[0]
    assert table_with(page, "Trong đó nữ")[1][0] == "Cán bộ công đoàn"
    assert "Số cuộc họp" in table_with(page, "Quyết định về ban chỉ đạo")[0]
    assert "Tên trường" in table_with(page, "Ngày nhận báo cáo")[0]


def test_a_dropped_column_is_gone_and_all_others_stay(run_in: Run, office: Path) -> None:
    before = table_with(rendered(run_in, office), "Trong đó nữ"), table_with(office / "r.docx", "Quyết định về ban")
    edit(
        office,
        ("      - head: Trong đó nữ\n        width: 13\n        show: women\n", ""),
        ("      - head: Hội nghị (cuộc)\n        width: 10\n        show: launch_meetings\n", ""),
    )
    page = rendered(run_in, office, *REPORT, "--force")

    def less(rows: list[list[str]], head: str) -> list[list[str]]:
        at = rows[0].index(head)
        return [row if len(row) == 1 else row[:at] + row[at + 1 :] for row in rows]

    assert table_with(page, "Tỷ lệ nữ (%)") == less(before[0], "Trong đó nữ")
    assert table_with(page, "Quyết định về ban") == less(before[1], "Hội nghị (cuộc)")


def column(head: str, *keys: str) -> str:
    """A column as the file has it."""
    return "".join(f"        {key}\n" for key in (f"head: {head}", "width: 10", *keys)).replace(
        "        ", "      - ", 1
    )


def cells(rows: list[list[str]], head: str) -> list[str]:
    """What stands in a column below its head, group rows left out."""
    at = rows[0].index(head)
    return [row[at] for row in rows[1:] if len(row) == len(rows[0])]


def test_an_added_column_shows_what_units_gave(run_in: Run, office: Path) -> None:
    women, assigned = "      - head: Trong đó nữ\n", "      - head: Có phân công\n"
    edit(
        office,
        (women, column("Nữ trên tổng", "percent: women", "of: total") + women),
        (assigned, column("Cán bộ", "show: officials") + column("Số liệu đến", "show: data_until") + assigned),
        ("      - head: Tổng số\n        width: 12\n", "      - head: Tất cả\n        width: 12\n"),
    )
    page = rendered(run_in, office)
    body, annex, officials = (table_with(page, head) for head in ("Nữ trên tổng", "Số liệu đến", "Tất cả"))
    standings = read_standings(office)
    heard = consolidate(standings, standings.plan.periods[-1]).heard(COUNTRY)
    days = [d for r in heard if isinstance(d := r.submission.indicators.get("data_until"), date)]

    assert cells(body, "Nữ trên tổng") == cells(body, "Tỷ lệ nữ (%)")
    assert cells(annex, "Cán bộ") == [row[2] for row in officials[2:] if len(row) == len(officials[-1])]
    assert days
    assert [cell for cell in cells(annex, "Số liệu đến") if "/" in cell] == [short_date(day) for day in days]


def test_a_chart_the_unit_sheet_and_the_working_paper_follow_the_file(run_in: Run, office: Path) -> None:
    edit(
        office,
        ("      - head: Lý luận, nghiệp vụ\n", "      - head: Lý luận và nghiệp vụ\n"),
        ("unit_sheet:\n", "unit_sheet:\n  - officials_women\n"),
        ("head: Lượt người được bồi dưỡng", "head: Số lượt người học"),
    )
    page = rendered(run_in, office, *REPORT, "--working", "w")
    charts = [data.decode() for name, data in open_package(page.read_bytes()).items() if "chart" in name]
    working = open_package((office / "w/1-nguyen-van.docx").read_bytes())["word/document.xml"].decode()
    rendered(run_in, office, "render", "unit", "an giang", *DAY, "--out", "r.docx", "--force")
    sheet = open_package((office / "r.docx").read_bytes())["word/document.xml"].decode()

    assert any("Lý luận và nghiệp vụ" in chart for chart in charts)
    assert "Số lượt người học tăng nhiều nhất so với 6 tháng" in working
    assert "Cán bộ công đoàn là nữ, cộng" in sheet


def test_a_workspace_without_tables_uses_those_of_the_program(run_in: Run, office: Path, shared: Path) -> None:
    own = rendered(run_in, office).read_bytes()
    (office / TABLES).unlink()
    rendered(run_in, office, *REPORT, "--force")

    assert (office / "r.docx").read_bytes() == own


PAPERS = {
    "report": REPORT,
    "unit": ("render", "unit", "an giang", *DAY, "--out", "r.docx"),
}
SLIPS = {
    "a table": ("women: officials_women\n", "hàng “Tổng số cán bộ công đoàn”, cột “Trong đó nữ”"),
    "an annex": ("committee_decision\n", "Phụ lục II “Tổ chức chỉ đạo”, cột “Quyết định về ban chỉ đạo (số, ngày)”"),
    "a chart": ("head: Chuyên môn\n        show: profession_attendances\n", "Biểu đồ “Lượt người được đào tạo"),
    "the unit sheet": ("  - lecturers\n", "Phiếu theo dõi đơn vị, dòng 5"),
}  # fmt: skip


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_an_id_that_the_plan_lacks_refuses_the_paper_and_fails_the_check(
    run_in: Run, office: Path, paper: tuple[str, ...], slip: tuple[str, str]
) -> None:
    edit(office, (slip[0], slip[0].rstrip("\n") + "x\n"))
    said, checked = run_in(office, *paper), run_in(office, "template", "check")
    line = next(n for n, text in enumerate((office / TABLES).read_text("utf-8").splitlines(), 1) if text.endswith("x"))

    assert (said.code, said.err.count("\n")) == (2, 1)
    assert said.err.startswith(f"Lỗi: {TABLES}:{line}:")
    assert f"{slip[1]}" in said.err
    assert "[points-nowhere]. Ý bạn là “" in said.err
    assert not (office / "r.docx").exists()
    assert checked.code == 1
    assert re.search(rf"^{TABLES}:{line}:\d+: lỗi phải sửa: .*\[points-nowhere\]$", checked.out, re.MULTILINE)


def test_an_id_renamed_in_the_plan_is_named_by_the_check_of_templates(run_in: Run, office: Path) -> None:
    path = office / "data/tasks.yaml"
    path.write_text(re.sub(r"\binspected_district\b", "district_inspected", path.read_text("utf-8")), "utf-8")
    said, checked = run_in(office, *REPORT), run_in(office, "template", "check")

    assert (said.code, checked.code) == (2, 1)
    assert "Tệp còn 1 lỗi nữa: plan2015 template check." in said.err
    assert checked.out.count("kế hoạch không có chỉ tiêu “inspected_district”") == 2
    assert "chép từ một thư mục" not in checked.out

    (office / TABLES).unlink()
    packaged = run_in(office, "template", "check")
    assert packaged.code == 1
    assert packaged.out.startswith("tables.yaml (mẫu kèm theo plan2015):")
    assert packaged.out.count("chép từ một thư mục lập bằng plan2015 init vào templates") == 1


def test_papers_that_need_no_table_are_made_all_the_same(run_in: Run, office: Path) -> None:
    edit(office, ("officials_women\n", "officials_womenx\n"))

    assert run_in(office, "render", "brief", *DAY, "--out", "b.docx").code == 0
    assert run_in(office, "render", "reminders", *DAY, "--circular", "--out", "letters").code == 0


def test_an_indicator_that_only_the_own_plan_has_can_be_shown(run_in: Run, office: Path) -> None:
    path = office / "data/tasks.yaml"
    text = path.read_text("utf-8")
    start = text.index("  - id: officials\n")
    entry = text[start : text.index("\n  - id: ", start + 5)]
    own = re.sub(r"code: \S+", "code: C99", entry.replace("id: officials", "id: own_figure"))
    path.write_text(text.replace(entry, f"{entry}\n{own}"), "utf-8")
    edit(office, ("show: launch_meetings", "show: own_figure"))
    checked = run_in(office, "template", "check")

    assert (checked.code, checked.out) == (0, "")
    assert "Hội nghị (cuộc)" in table_with(rendered(run_in, office), "Quyết định về ban chỉ đạo")[0]


def test_init_gives_the_office_tables_of_its_own(run_in: Run, tmp_path: Path) -> None:
    said = run_in(tmp_path, "init", "kho")

    assert "7 mẫu Word và tables.yaml trong kho/templates" in said.err
    assert (tmp_path / "kho" / TABLES).read_bytes() == (REPOSITORY / TABLES).read_bytes()
    assert run_in(tmp_path / "kho", "template", "check").code == 0


@pytest.fixture
def shown_from(run_in: Run, office: Path) -> Callable[..., str]:
    def said(folder: Path, *command: str) -> str:
        return run_in(folder, *command).err

    return said


def test_the_place_can_be_opened_from_where_the_command_runs(shown_from: Callable[..., str], office: Path) -> None:
    edit(office, ("officials_women\n", "officials_womenx\n"))

    assert f"Lỗi: kho/{TABLES}:" in shown_from(office.parent, "--data", "kho/data", *REPORT)
    assert f"Lỗi: ../{TABLES}:" in shown_from(office / "data", "--data", ".", *REPORT)
