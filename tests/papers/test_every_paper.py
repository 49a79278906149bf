"""Every kind of file that the office sends is accepted by Microsoft's validator and shown by LibreOffice."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Run
from tests.papers.conftest import build_year

PAPERS = (
    ("report.docx", ("render", "year-end", "--charts", "--working", "work")),
    ("half.docx", ("render", "report", "--period", "2015-h1")),
    ("brief.docx", ("render", "brief")),
    ("unit.docx", ("render", "unit", "an giang")),
)
FORMS = (
    ("form.docx", ("render", "form", "an giang", "--period", "2015-annual")),
    ("school.docx", ("render", "form", "truong-dh-cong-doan", "--period", "2015-annual", "--blank")),
    ("form.xlsx", ("render", "form", "an giang", "--period", "2015-annual")),
)


@pytest.fixture
def made(run_in: Run, tmp_path: Path) -> Path:
    """A folder with one of each."""
    root = build_year(tmp_path / "năm tập dượt", 8)
    for name, command in PAPERS:
        assert run_in(root, *command, "--as-of", "25/11/2015", "--out", name).code == 0
    for name, command in FORMS:
        assert run_in(root, *command, "--out", name).code == 0
    letters = (
        "render",
        "reminders",
        "--circular",
        "--as-of",
        "25/11/2015",
        "--out",
        "letters",
        "--combined",
        "all.docx",
    )
    assert run_in(root, *letters).code == 0
    return root


def test_microsofts_validator_has_no_complaint(made: Path, sdk_errors: Callable[..., dict[str, list[str]]]) -> None:
    files = [path for path in sorted(made.rglob("*")) if path.suffix in (".docx", ".xlsx")]
    files += sorted((REPOSITORY / "templates").glob("*.docx"))

    assert len(files) > len(PAPERS) + len(FORMS) + 5
    assert {path: errors for path, errors in sdk_errors(*files).items() if errors} == {}


@pytest.mark.parametrize(
    ("name", "said", "pages"),
    [
        ("brief.docx", "BÁO CÁO NHANH", 1),
        ("unit.docx", "PHIẾU THEO DÕI ĐƠN VỊ", 1),
        ("work/2-giai-trinh.docx", "KHÔNG PHÁT HÀNH", None),
        ("letters/danh-muc-truong-ban.docx", "DANH MỤC VIỆC CẦN BÁO CÁO", 1),
        ("form.docx", "BIỂU SỐ LIỆU VÀ BÁO CÁO", None),
    ],
)
def test_libreoffice_shows_it(
    made: Path, to_pdf: Callable[[Path], str], name: str, said: str, pages: int | None
) -> None:
    text = to_pdf(made / name)

    assert said in text
    assert pages in (None, text.count("\f"))
    assert "SỐ LIỆU MINH HỌA" in text
