"""Names of papers, bodies and people stand word for word as the plan prints them: in the data and on every page."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from plan2015.records.load import load
from plan2015.records.model.plan import Plan
from plan2015.records.reading.folder import Folder
from tests.conftest import REPOSITORY, Run
from tests.papers.conftest import build_year

PROGRAMME = "Chương trình Nâng cao chất lượng và hiệu quả hoạt động của đội ngũ cán bộ công đoàn"
RESOLUTION = (
    "Nghị quyết về Nâng cao hiệu quả hoạt động của công đoàn cấp trên trực tiếp cơ sở, đáp ứng yêu cầu phong trào công "
    "nhân và hoạt động công đoàn trong tình hình mới"
)
GUIDANCE = "Hướng dẫn về Xây dựng công đoàn cơ sở vững mạnh và đánh giá chất lượng hoạt động công đoàn cơ sở"
# Symbol, day, name, issuer, as the plan quotes them.
QUOTED = {
    "1644/CTr-TLĐ": ("2013-11-04", PROGRAMME, "Ban Chấp hành Tổng Liên đoàn Lao động Việt Nam"),
    "2019/QĐ-TLĐ": (
        "2013-12-18",
        "Quyết định về việc thành lập Ban Chỉ đạo Chương trình",
        "Đoàn Chủ tịch Tổng Liên đoàn",
    ),
    "06/KH-TLĐ": ("2014-02-07", "Kế hoạch về việc triển khai thực hiện Chương trình", "Ban Chỉ đạo"),
    "17/TB-TLĐ": ("2014-02-07", "Thông báo về phân công nhiệm vụ trong Ban Chỉ đạo Chương trình", None),
    "4a/NQ-TLĐ": ("2014-06-24", RESOLUTION, "Ban Chấp hành Tổng Liên đoàn"),
    "1931/HD-TLĐ": ("2014-12-27", GUIDANCE, "Tổng Liên đoàn"),
}
PARTNERS = {
    "II.2.a": (
        "các trường trung cấp công đoàn",
        "LĐLĐ địa phương",
        "công đoàn ngành Trung ương và tương đương",
    ),
    "II.2.b": ("Trường Đại học Công đoàn", "Trường Đại học Tôn Đức Thắng"),
}
RECIPIENTS = (
    "Thường trực Đoàn Chủ tịch (để báo cáo)",
    "Các ủy viên Ban Chỉ đạo",
    "LĐLĐ tỉnh, thành phố, CĐ ngành TW và tương đương",
    "Các trường công đoàn",
    "Tổ giúp việc Ban Chỉ đạo",
    "Lưu: ToC, VP TLĐ",
)
# A name's first words, where nothing else begins so, and the whole of what must then follow.
BEGINNINGS = (
    ("nâng cao chất lượng và hiệu quả", PROGRAMME.removeprefix("Chương trình ")),
    ("nâng cao chất lượng đội ngũ", PROGRAMME.removeprefix("Chương trình ")),
    ("chương trình nâng cao", PROGRAMME),
    ("nghị quyết về", RESOLUTION),
    ("nâng cao hiệu quả hoạt động của công đoàn cấp trên", RESOLUTION.removeprefix("Nghị quyết về ")),
    ("hướng dẫn về", GUIDANCE),
    ("hướng dẫn xây dựng", GUIDANCE),
)


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The plan that is shipped."""
    found = load(Folder(str(REPOSITORY / "data"))).plan
    assert found
    return found


def test_each_paper_is_named_as_the_plan_quotes_it(plan: Plan) -> None:
    named = {p.symbol: (p.date and p.date.isoformat(), p.title, p.issuer) for p in plan.plan.papers}

    assert named == QUOTED
    assert {p.symbol: p.also_cited_as for p in plan.plan.papers if p.also_cited_as} == {"4a/NQ-TLĐ": ("4a/NQ-BCH",)}


def test_the_plan_itself_its_signer_and_its_recipients_too(plan: Plan) -> None:
    head, signer = plan.plan, plan.plan.signatory

    assert head.title == f"Kế hoạch Thực hiện {PROGRAMME} năm 2015"
    assert head.issuer == "Ban Chỉ đạo"
    assert (signer.authority, signer.position, signer.name) == (
        "TM. ĐOÀN CHỦ TỊCH",
        "PHÓ CHỦ TỊCH - TRƯỞNG BAN CHỈ ĐẠO",
        "Trần Văn Lý",
    )
    assert head.recipients == RECIPIENTS


def test_partners_are_those_that_the_plan_names(plan: Plan) -> None:
    assert {task.clause: task.with_ for task in plan.tasks if task.with_} == PARTNERS


def shortened(text: str) -> list[str]:
    """Places of a text where a name begins and does not go on as it should."""
    plain = " ".join(text.split())
    return [
        plain[at : at + 120]
        for beginning, whole in BEGINNINGS
        for at in (found.start() for found in re.finditer(re.escape(beginning), plain, re.IGNORECASE))
        if not plain[at:].startswith(whole)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Chương trình nâng cao chất lượng đội ngũ cán bộ công đoàn",
        "Nghị quyết về công đoàn cấp trên trực tiếp cơ sở",
        "Hướng dẫn xây dựng công đoàn cơ sở vững mạnh",
        "Chương trình Nâng cao chất lượng và hiệu quả hoạt động",
    ],
)
def test_a_shortened_name_would_be_seen(text: str) -> None:
    assert shortened(f"về thực hiện {text} năm 2015")
    assert shortened(f"về thực hiện {PROGRAMME}; {RESOLUTION}; {GUIDANCE} năm 2015") == []


def test_no_text_of_the_data_shortens_a_name() -> None:
    for path in sorted((REPOSITORY / "data").rglob("*.yaml")):
        assert shortened(path.read_text("utf-8")) == [], path


def pages(root: Path) -> Iterator[tuple[Path, str]]:
    """The text of every part of every Word and Excel file below a folder."""
    for path in sorted(root.rglob("*")):
        if path.suffix in (".docx", ".xlsx"):
            with zipfile.ZipFile(path) as archive:
                parts = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")]
            for part in parts:
                yield path, re.sub(r"<[^>]+>", "", re.sub(r"</w:p>|</si>", " ", part))


COMMANDS = (
    ("render", "year-end", "--as-of", "25/11/2015", "--out", "out/report.docx", "--working", "out/work", "--charts"),
    ("render", "report", "--period", "2015-h1", "--as-of", "25/11/2015", "--out", "out/half.docx"),
    ("render", "brief", "--as-of", "25/11/2015", "--out", "out/brief.docx"),
    ("render", "unit", "an giang", "--as-of", "25/11/2015", "--out", "out/unit.docx"),
    ("render", "form", "an giang", "--period", "2015-annual", "--out", "out/form.docx"),
    ("render", "form", "an giang", "--period", "2015-annual", "--out", "out/form.xlsx"),
    ("render", "form", "truong-dh-cong-doan", "--period", "2015-annual", "--out", "out/school.docx"),
    ("render", "reminders", "--circular", "--as-of", "25/11/2015", "--out", "out/letters"),
    ("render", "reminders", "--circular", "--as-of", "10/11/2015", "--out", "out/circulars"),
)


def test_no_paper_shortens_a_name(run_in: Run, tmp_path: Path) -> None:
    root = build_year(tmp_path / "year", 8)
    (root / "out").mkdir()
    for command in COMMANDS:
        said = run_in(root, *command)
        assert said.code == 0, said.err
    texts = list(pages(root / "out"))

    assert [(path.name, found) for path, text in texts if (found := shortened(text))] == []
    naming = {path.name for path, text in texts if PROGRAMME in " ".join(text.split())}
    assert {"report.docx", "half.docx", "form.docx", "form.xlsx", "school.docx"} <= naming
    assert any(name.startswith("2015-11-25-d1-") for name in naming)
    assert any(name.startswith("2015-11-10-n-") for name in naming)


@pytest.mark.parametrize("columns", [60, 100, 200])
def test_no_screen_shortens_a_name(run_in: Run, tmp_path: Path, columns: int) -> None:
    root = build_year(tmp_path / "year", 8)
    for command in (("status",), ("show", "an giang"), ("show", "tong-lien-doan"), ("show", "truong-dh-cong-doan")):
        said = run_in(root, *command, "--as-of", "25/11/2015", columns=columns)
        assert said.code == 0
        assert shortened(said.out) == []
