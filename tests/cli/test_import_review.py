"""`import --review`: what is not sure is settled at the keyboard before anything is written."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.forms import AN_GIANG, ANSWERS, change, form, submitted, text
from tests.conftest import Run, Small

CA_MAU = "ldld-tinh-ca-mau"
Type = Callable[..., None]


class Keyboard(io.StringIO):
    """What somebody types at a terminal."""

    def isatty(self) -> bool:
        """A terminal."""
        return True


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Type:
    """Somebody who types these lines; the first answers when the forms came."""

    def type_lines(*lines: str) -> None:
        monkeypatch.setattr("sys.stdin", Keyboard("".join(f"{line}\n" for line in ("12/11/2015", *lines))))

    return type_lines


def unsure(run: Run, small: Small, figure: str = "1,500", day: str = "42313") -> Path:
    """A form with a figure and a day that may mean something."""
    path = form(run, small, answers=ANSWERS)
    change(path, ">12<", f">{figure}<")
    change(path, ">31/10/2015<", f">{day}<")
    return path


KEYS: dict[tuple[str, ...], tuple[str, str]] = {
    ("y", "y"): ("1500", "2015-11-05"),
    ("n", "y"): ("1500", "42313"),
    ("y", "n"): ("1,500", "2015-11-05"),
    ("s",): ("1,500", "42313"),
    ("y", "s"): ("1,500", "2015-11-05"),
    ("y", "e", "1 250"): ("1250", "2015-11-05"),
    ("y", "e", "12,5", "e", "", "xx", "Y"): ("1500", "2015-11-05"),
}


@pytest.mark.parametrize("lines", KEYS)
def test_each_key_does_what_it_says(run: Run, small: Small, typed: Type, lines: tuple[str, ...]) -> None:
    unsure(run, small)
    typed(*lines)

    told = run("import", "bieu.docx", "--review")

    figure, day = KEYS[lines]
    assert told.code == (1 if "1,500" in figure or day == "42313" else 0), told.out + told.err
    assert f"  training_classes: {figure}\n" in text(small)
    assert f"  data_until: {day}\n" in text(small)


def test_the_screen_names_file_code_title_what_was_typed_and_what_it_may_be(
    run: Run, small: Small, typed: Type
) -> None:
    unsure(run, small)
    typed("y", "e", "x", "y")

    told = run("import", "bieu.docx", "--review")

    assert "2 câu trả lời chưa chắc, ở 1 biểu" in told.err
    assert "bieu.docx: LĐLĐ tỉnh An Giang, 2015-annual\n" in told.err
    assert "2/2 E01.1 Tổng số lớp: “1,500”, có phải là 1.500? [y/n/e/s]" in told.err
    assert "“x” không phải" in told.err
    assert "đã duyệt · E01.1 Tổng số lớp: “1,500” → 1.500" in told.out
    assert "lỗi ·" not in told.out


def test_an_answer_that_may_be_anything_is_only_typed_anew(run: Run, small: Small, typed: Type) -> None:
    unsure(run, small, figure="nhiều", day="31/10/2015")
    typed("y", "e", "15")

    told = run("import", "bieu.docx", "--review")

    assert "“nhiều”, chưa rõ là gì. [n/e/s]" in told.err
    assert "Gõ một trong: n, e, s." in told.err
    assert "  training_classes: 15\n" in text(small)


def test_all_files_are_gone_through_before_anything_is_written(run: Run, small: Small, typed: Type) -> None:
    unsure(run, small)
    small.submit(CA_MAU, "indicators:\n  training_classes: 7\n")
    assert run("render", "form", CA_MAU, "--period", "2015-annual", "--out", "ca-mau.docx").code == 0
    (small.root / f"data/submissions/2015-annual/{CA_MAU}.yaml").unlink()
    change(small.root / "ca-mau.docx", ">7<", ">7,5<")
    typed("y", "y")

    told = run("import", "bieu.docx", "ca-mau.docx", "--review")

    assert told.code == 130
    assert "3 câu trả lời chưa chắc, ở 2 biểu" in told.err
    assert submitted(small) == []


def test_without_a_terminal_nobody_is_asked_and_the_errors_carry_what_is_proposed(run: Run, small: Small) -> None:
    unsure(run, small)

    told = run("import", "bieu.docx", "--review")

    assert told.code == 1
    assert "--review cần màn hình" in told.err
    assert "(có phải là 1500?)" in told.out
    assert "  training_classes: 1,500\n" in text(small)


def test_forms_without_doubt_are_entered_at_once(run: Run, small: Small, typed: Type) -> None:
    form(run, small, answers=ANSWERS)
    typed()

    told = run("import", "bieu.docx", "--review")

    assert (told.code, "Không có câu trả lời nào phải duyệt." in told.err) == (0, True)
    assert f"đã nhập data/submissions/2015-annual/{AN_GIANG}.yaml" in told.out
