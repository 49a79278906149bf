"""`receive`, then `import` of the same report: one version, whatever the file was saved as and when it is read."""

import pytest

from tests.cli.forms import ANSWERS, change, form, text
from tests.conftest import Run, Small

DOC = b"\xd0\xcf\x11\xe0"
FIRST, LATER = "12/11/2015", "20/11/2015"
UNIT = ("an giang", "2015-annual")


def arrive(run: Run, small: Small, came: str, *, later: bool) -> None:
    """A form that was received as a file of this name; `later`: as a correction of a report that was read."""
    path = form(run, small, answers=ANSWERS)
    if later:
        assert run("import", "bieu.docx", "--received", FIRST).code == 0
        change(path, ">12<", ">13<")
    if came != "bieu.docx":
        (small.root / came).write_bytes(DOC)
    assert run("receive", *UNIT, "--received", LATER if later else FIRST, "--file", came).code == 0


def receipts(small: Small) -> tuple[int, int, int]:
    """How many later versions, forms that were read, and other files they were read from a submission names."""
    said = text(small)
    return said.count("- received:"), said.count("form: P15/"), said.count("figures_from:")


# What came, the day that is typed with the import, and whether it is a version of its own.
CASES = [
    ("bieu.docx", None, False),
    ("bieu.docx", "same", False),
    ("bieu.docx", "other", False),  # the very file: when it came is known
    ("bieu.doc", None, False),
    ("bieu.doc", "same", False),
    ("bieu.doc", "other", True),
]


@pytest.mark.parametrize("later", [False, True])
@pytest.mark.parametrize(("came", "day", "is_new"), CASES)
def test_the_same_report_is_one_version(
    run: Run, small: Small, came: str, day: str | None, *, is_new: bool, later: bool
) -> None:
    arrive(run, small, came, later=later)
    days = {"same": LATER if later else FIRST, "other": "24/11/2015"}

    told = run("import", "bieu.docx", "--replace", *(("--received", days[day]) if day else ()))
    once = text(small)

    assert told.code == 0, told.out
    assert receipts(small) == (later + is_new, 1 + later, came == "bieu.doc" and not is_new)
    assert f"  training_classes: {13 if later else 12}\n" in once
    assert "received: 2015-11-12\n" in once
    assert ("bản chỉnh sửa" in told.out) == is_new
    assert ("ngày nhận giữ nguyên" in told.out) == (day == "other" and not is_new)
    assert "đã nhập trước đây" in run("import", "bieu.docx", "--replace", "--received", "1/12/2015").out
    assert text(small) == once
    assert run("check").code == 0


def test_another_file_of_the_same_day_is_another_version(run: Run, small: Small) -> None:
    arrive(run, small, "bao-cao.doc", later=True)

    told = run("import", "bieu.docx", "--replace", "--received", LATER)

    assert told.code == 0
    assert receipts(small) == (2, 2, 0)


def test_a_scan_entered_by_import_is_the_receipt_of_the_form_that_follows(run: Run, small: Small) -> None:
    form(run, small, answers=ANSWERS)
    (small.root / "quet.pdf").write_bytes(b"%PDF")
    whose = ("--unit", UNIT[0], "--period", UNIT[1], "--receive-unread")
    assert run("import", "quet.pdf", *whose, "--received", FIRST).code == 0

    assert run("import", "bieu.docx", "--received", FIRST).code == 0
    assert receipts(small) == (0, 1, 1)
    assert run("check").code == 0
