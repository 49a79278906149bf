"""`import --unit --period`: a form whose own line is damaged is taken for whose it is said to be."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.forms import ANSWERS, change_everywhere, form, submitted, text
from tests.conftest import Run, Small

WHOSE = ("--unit", "an giang", "--period", "2015-annual")
LINE = "P15/2015-annual/ldld-tinh-an-giang/"


def damaged(run: Run, small: Small, name: str = "bieu.docx") -> Path:
    """A form whose line lost its unit."""
    path = form(run, small, name, ANSWERS)
    change_everywhere(path, LINE, "P15/2015-annual/ldld-tinh-an-gian/")
    return path


def gone(run: Run, small: Small) -> Path:
    """A form without the line."""
    path = form(run, small, answers=ANSWERS)
    change_everywhere(path, LINE, "")
    return path


@pytest.mark.parametrize("spoil", [damaged, gone])
def test_who_knows_whose_it_is_says_so(run: Run, small: Small, spoil: Callable[[Run, Small], Path]) -> None:
    spoil(run, small)

    refused = run("import", "bieu.docx")
    told = run("import", "bieu.docx", *WHOSE, "--received", "12/11/2015")

    assert refused.code == 1
    assert "--unit" in refused.out
    assert told.code == 0, told.out
    assert "  training_classes: 12\n" in text(small)
    assert run("check").code == 0


def test_a_sound_line_is_not_overruled(run: Run, small: Small) -> None:
    form(run, small, answers=ANSWERS)

    told = run("import", "bieu.docx", "--unit", "cà mau", "--period", "2015-annual")

    assert told.code == 1
    assert "còn nguyên và nêu đơn vị, kỳ khác" in told.out
    assert submitted(small) == []


@pytest.mark.parametrize("given", [WHOSE[:2], WHOSE[2:], ("--unit", "khong co", "--period", "2015-annual")])
def test_half_an_answer_is_none(run: Run, small: Small, given: tuple[str, ...]) -> None:
    damaged(run, small)

    assert run("import", "bieu.docx", *given).code == 2


def test_prose_is_no_form_whoever_says_whose_it_is(run: Run, small: Small) -> None:
    import docx

    letter = docx.Document()
    letter.add_paragraph("Báo cáo kết quả năm 2015: 12 lớp.")
    letter.add_table(2, 2).cell(0, 0).text = "Nội dung"
    letter.save(str(small.root / "bao-cao.docx"))

    told = run("import", "bao-cao.docx", *WHOSE)

    assert told.code == 1
    assert "không phải biểu của kế hoạch này" in told.out
    assert submitted(small) == []
