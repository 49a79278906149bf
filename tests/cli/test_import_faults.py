"""What a folder of received files may hold: one bad name, text, disk or line of ours never costs the others."""

import errno
import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, assume, example, given, settings

from plan2015.files import place
from plan2015.forms import reading
from plan2015.forms.checks import checks_of
from plan2015.forms.docx.write import write_docx
from plan2015.forms.filling import filling_for, read_figures
from plan2015.forms.head import with_template_texts
from plan2015.forms.specification import form_for
from plan2015.forms.wording import words_for
from plan2015.forms.xlsx.write import write_xlsx
from plan2015.office.word.archive import pack
from plan2015.records.editing import lock
from plan2015.records.problem import Problem
from plan2015.records.workspace import Workspace
from tests.cli.forms import AN_GIANG, ANNUAL, ANSWERS, ask_for_words, change, form, parts_of, text
from tests.conftest import BASE, Ran, Run, Small
from tests.forms.conftest import STORE
from tests.records.reading.test_cleaning import ANY_TEXT

OTHERS = {"m-1.docx": "ldld-tinh-ca-mau", "m-2.xlsx": "ldld-tinh-bac-giang"}
MARK = "987654"
SPOILT = f"""paper:
  number: "{MARK}"
indicators:
  training_classes: {MARK}
texts:
  results: "{MARK}"
difficulties:
  - text: "{MARK}"
    clause: "{MARK}"
explanations:
  - rule: below-half-year
    at: "{MARK}"
    text: "{MARK}"
    figures:
      "{MARK}": "{MARK}"
"""
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def spelt(typed: str, suffix: str) -> str:
    """A text as the XML of an office file spells it; what XML cannot hold is an escape in Excel, and absent in Word."""
    legal = _NOT_XML.sub(lambda found: f"_x{ord(found[0]):04X}_" if suffix == "xlsx" else "", typed)
    return escape(legal, {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;", '"': "&quot;"})


def spoil(data: bytes, typed: str, suffix: str) -> bytes:
    """A form with a text in its answers, in a comment, in a paragraph of its own and as the name of a sheet."""
    parts, spelling = parts_of(data), spelt(typed, suffix)
    for name in ("word/document.xml", "xl/sharedStrings.xml"):
        if name in parts:
            parts[name] = parts[name].decode().replace(MARK, spelling).encode()
    if suffix == "xlsx":
        book = parts["xl/workbook.xml"].decode()
        parts["xl/workbook.xml"] = re.sub(r'(<sheet name=")K[^"]*', lambda m: m[1] + spelling, book).encode()
        note = f'<comments><comment ref="A1"><text><t>{spelling}</t></text></comment></comments>'
        return pack({**parts, "xl/comments1.xml": note.encode()})
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    loose = f'<w:p><w:r><w:t xml:space="preserve">{spelling}</w:t></w:r></w:p>'
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:body>", f"<w:body>{loose}".encode())
    parts["word/comments.xml"] = f"<w:comments {space}><w:comment>{loose}</w:comment></w:comments>".encode()
    return pack(parts)


@lru_cache
def blanks() -> dict[str, bytes]:
    """One form of each kind with marks in it, and the forms of two other units."""
    with tempfile.TemporaryDirectory() as temporary:
        shutil.copytree(BASE, Path(temporary, "work"))
        small = Small(Path(temporary, "work"))
        ask_for_words(small)
        small.submit(AN_GIANG, SPOILT)
        for unit in OTHERS.values():
            small.submit(unit, ANSWERS)
        workspace, problems = small.load()
        return dict(_forms(workspace, problems))


def _forms(workspace: Workspace, problems: tuple[Problem, ...]) -> Iterator[tuple[str, bytes]]:
    assert workspace.plan
    for name, unit in {"docx": AN_GIANG, "xlsx": AN_GIANG, **OTHERS}.items():
        asked = form_for(workspace.plan, workspace.units[unit], "2015-annual")
        assert asked
        filling = filling_for(asked, workspace, problems)
        words = with_template_texts(words_for(asked, filling, workspace.plan, workspace), STORE)
        if name.endswith("docx"):
            yield name, write_docx(asked, filling, words, STORE)
        else:
            yield name, write_xlsx(asked, filling, words, checks_of(asked, workspace.plan))


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(typed=ANY_TEXT, name=ANY_TEXT)
@example(typed="\x93Kỹ năng\x94", name=unicodedata.normalize("NFD", "biểu.xlsx"))
@example(typed="\x01\x7f\ufffe\ud800", name="\udce9\x1b[2J")
@example(typed="#x = 1", name=" ")
@example(typed="\xad \xad", name="\u200b")
@example(typed="e\xad\u0301", name="~")
def test_any_text_and_any_name_leave_the_other_files_of_a_folder_alone(
    suffix: str, typed: str, name: str, run_in: Run
) -> None:
    raw = re.sub(b"[\0/]", b"", name.encode("utf-8", "surrogatepass"))[:200]
    assume(raw and not raw.startswith((b".", b"~$")))
    with tempfile.TemporaryDirectory() as temporary:
        shutil.copytree(BASE, Path(temporary, "work"))
        small = Small(Path(temporary, "work"))
        ask_for_words(small)
        folder = small.root / "nhan"
        folder.mkdir()
        try:
            (folder / os.fsdecode(raw)).write_bytes(spoil(blanks()[suffix], typed, suffix))
        except OSError:
            assume(False)  # this system does not know such names
        for other in OTHERS:
            (folder / other).write_bytes(blanks()[other])

        told = run_in(small.root, "import", "nhan", "--received", "12/11/2015")
        once = files(small.root)
        again = run_in(small.root, "import", "nhan", "--received", "12/11/2015")
        checked = run_in(small.root, "check")

    assert told.code in (0, 1), told.out + told.err
    assert again.code in (0, 1)
    assert "lỗi của chương trình" not in told.out + again.out
    for unit in (AN_GIANG, *OTHERS.values()):
        assert f"đã nhập data/submissions/2015-annual/{unit}.yaml" in told.out
    assert "3 không đổi" in again.out
    assert once == files_of_record(once)
    assert checked.code in (0, 1)


def files_of_record(found: dict[str, bytes]) -> dict[str, bytes]:
    """The same files, each record among them read as UTF-8 to the end."""
    for name, data in found.items():
        if name.startswith("data/submissions") and name.endswith(".yaml"):
            assert data.decode("utf-8").startswith("unit: ")
    return found


def three(run: Run, small: Small) -> Path:
    """A folder of three good forms."""
    (small.root / "nhan").mkdir()
    form(run, small, "nhan/a.docx", ANSWERS)
    for name, unit in OTHERS.items():
        small.submit(unit, ANSWERS)
        assert run("render", "form", unit, "--period", "2015-annual", "--out", f"nhan/{name}").code == 0
        (small.root / f"data/submissions/2015-annual/{unit}.yaml").unlink()
    return small.root / "nhan"


def test_a_name_is_cleaned_and_said_the_bytes_are_kept(run: Run, small: Small) -> None:
    path = form(run, small, answers=ANSWERS)
    data = path.read_bytes()
    (small.root / "nhan").mkdir()
    path.rename(small.root / "nhan" / "bi\x1b\x01\u202ee\u0302\u0309u.docx")

    told = run("import", "nhan", "--received", "12/11/2015")

    assert told.code == 0
    assert "  file: bi□□□ểu.docx\n" in text(small)
    assert "tên tệp có ký tự không hiện được, ghi là “bi□□□ểu.docx”" in told.out
    assert "\x1b" not in told.out
    assert [kept.read_bytes() for kept in (small.root / "data/submissions/2015-annual/originals").iterdir()] == [data]
    assert run("check").code == 0


def test_a_control_character_in_an_answer_is_an_error_beside_it_a_note(run: Run, small: Small) -> None:
    ask_for_words(small)
    (small.root / "bieu.docx").write_bytes(spoil(blanks()["docx"], "Lớp \x93Kỹ năng\x94", "docx"))

    told = run("import", "bieu.docx")

    assert told.code == 1
    assert '  results: "Lớp �Kỹ năng�"\n' in text(small)
    assert "    text: Lớp □Kỹ năng□\n" in text(small)
    assert re.search(r"lỗi · bảng \d+, dòng \d+: có ký tự điều khiển \(U\+0093, U\+0094\), nay hiện là “�”", told.out)
    assert "lưu ý · đoạn 1: có ký tự điều khiển (U+0093, U+0094)" in told.out


def test_a_fault_of_ours_in_one_file_is_told_and_the_others_go_on(
    run: Run, small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    three(run, small)
    real = reading.recognise

    def recognise(content: Any, asked: Any, known: Any) -> Any:
        if asked.unit.id == AN_GIANG:
            raise RuntimeError("made to fail")
        return real(content, asked, known)

    monkeypatch.setattr(reading, "recognise", recognise)
    told = run("import", "nhan", "--received", "12/11/2015")

    assert told.code == 3
    assert "nhan/a.docx: lỗi của chương trình ở tệp này, không phải của biểu" in told.out
    assert "3 tệp: 2 đã nhập, 1 lỗi của chương trình" in told.out
    assert "RuntimeError: made to fail" in told.err
    assert "Xin gửi các dòng trên cho người phát triển." in told.err
    assert not (small.root / "data" / ANNUAL).exists()


def test_a_form_beyond_the_limits_of_a_data_file_is_refused_in_words(run: Run, small: Small) -> None:
    folder = three(run, small)
    change(folder / "a.docx", ">34/BC-LĐLĐ<", f">{'a' * 100_001}<")

    told = run("import", "nhan", "--received", "12/11/2015")

    assert told.code == 2
    assert "vượt giới hạn của một tệp dữ liệu (chữ dài 100.001 ký tự" in told.out
    assert "3 tệp: 2 đã nhập, 1 không nhập" in told.out


class Full:
    """`os` on a disk that has no room from the Nth step of writing on."""

    def __init__(self, left: int) -> None:
        self.left = left
        self.path = os.path

    def open(self, path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if flags & os.O_CREAT:
            self._step()
        return os.open(path, flags, mode, dir_fd=dir_fd)

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)

        def step(*arguments: Any, **named: Any) -> Any:
            self._step()
            return real(*arguments, **named)

        return step if name in ("write", "fsync", "replace") else real

    def _step(self) -> None:
        self.left -= 1
        if self.left <= 0:
            raise OSError(errno.ENOSPC, "made to fail")


def first_import(run: Run, small: Small) -> tuple[str, ...]:
    form(run, small, answers=ANSWERS)
    return ("import", "bieu.docx", "--received", "12/11/2015")


def correction(run: Run, small: Small) -> tuple[str, ...]:
    path = form(run, small, answers=ANSWERS)
    run("import", "bieu.docx", "--received", "12/11/2015")
    change(path, ">12<", ">13<")
    return ("import", "bieu.docx", "--received", "20/11/2015", "--replace")


def receipt(run: Run, small: Small) -> tuple[str, ...]:
    (small.root / "scan.pdf").write_bytes(b"%PDF")
    return ("receive", "an giang", "2015-annual", "--received", "12/11/2015", "--file", "scan.pdf")


@pytest.mark.parametrize("prepare", [first_import, correction, receipt])
def test_a_disk_that_fills_at_any_step_loses_nothing_and_a_rerun_completes(
    prepare: Callable[[Run, Small], tuple[str, ...]], run: Run, small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = prepare(run, small)
    before = files(small.root)
    assert run(*command).code == 0
    whole = files(small.root)
    assert len(whole) >= len(before) + 1
    seen = False
    for step in range(1, 40):
        shutil.rmtree(small.root)
        for name, data in before.items():
            small.write(f"../{name}", data)
        full = Full(step)
        with monkeypatch.context() as patch:
            patch.setattr(place, "os", full)
            patch.setattr(lock, "os", full)
            told = run(*command)
        if full.left > 0:
            break
        assert told.code == 2
        assert "đĩa đầy" in told.out + told.err
        if "tệp cũ vẫn nguyên" in told.out + told.err:
            seen = True
            assert files(small.root)[f"data/{ANNUAL}"] == before[f"data/{ANNUAL}"]
        assert not (has_record(small, whole) and not has_original(small, whole))
        assert run(*command).code == 0
        assert files(small.root) == whole
    else:
        pytest.fail("the sweep never came to an end")

    assert step > 8
    assert seen is (prepare is correction)


def has_record(small: Small, whole: dict[str, bytes]) -> bool:
    return files(small.root).get(f"data/{ANNUAL}") == whole[f"data/{ANNUAL}"]


def has_original(small: Small, whole: dict[str, bytes]) -> bool:
    return {name for name in whole if "originals" in name} <= set(files(small.root))


def test_a_form_whose_original_is_gone_is_kept_again(run: Run, small: Small) -> None:
    form(run, small, answers=ANSWERS)
    run("import", "bieu.docx", "--received", "12/11/2015")
    whole = files(small.root)
    shutil.rmtree(small.root / "data/submissions/2015-annual/originals")

    assert "bản gốc chưa được giữ, nay đã giữ" in run("import", "bieu.docx").out
    assert files(small.root) == whole
    shutil.rmtree(small.root / "data/submissions/2015-annual/originals")
    assert "nay đã giữ" not in run("import", "bieu.docx", "--no-copy").out


FULL = (
    ANSWERS
    + """  other_classes: 4
texts:
  results: Tốt
difficulties:
  - text: Một
  - text: Hai
"""
)


def corrected(run: Run, small: Small, answers: str, *options: str) -> Ran:
    """A full report is here, and then a form with some answers comes."""
    ask_for_words(small)
    form(run, small, "dau.docx", FULL)
    form(run, small, "sua.docx", answers)
    assert run("import", "dau.docx", "--received", "12/11/2015").code == 0
    return run("import", "sua.docx", "--received", "20/11/2015", *options)


@pytest.mark.parametrize("options", [(), ("--replace",), ("--erase",), ("--replace", "--erase")])
def test_a_blank_form_is_never_a_correction(run: Run, small: Small, options: tuple[str, ...]) -> None:
    told = corrected(run, small, "", *options)

    assert told.code == 0
    assert "không đổi: biểu trống không phải bản chỉnh sửa; báo cáo đang có giữ nguyên" in told.out
    assert "corrections" not in text(small)
    assert "  other_classes: 4\n" in text(small)
    assert "state" not in text(small)


def test_a_correction_of_some_cells_leaves_the_others(run: Run, small: Small) -> None:
    told = corrected(run, small, "indicators:\n  training_classes: 13\n", "--replace")

    assert told.code == 0
    assert "E01.1 Tổng số lớp: 12 → 13" in told.out
    assert "ô có số mà biểu này để trống: giữ nguyên, chỉ --erase mới xóa (" in told.out
    assert "  training_classes: 13\n" in text(small)
    for kept in ("  number: 34/BC-LĐLĐ\n", "  other_classes: 4\n", "  - text: Hai\n"):
        assert kept in text(small)
    assert run("check").code == 0


def test_what_is_blank_is_taken_away_only_when_asked_for(run: Run, small: Small) -> None:
    answers = "indicators:\n  training_classes: 12\ntexts:\n  results: Tốt\ndifficulties:\n  - text: Hai\n"
    refused = corrected(run, small, answers, "--erase")
    before = text(small)

    told = run("import", "sua.docx", "--received", "20/11/2015", "--erase", "--replace")

    assert (refused.code, "  other_classes: 4\n" in before) == (1, True)
    assert told.code == 0
    assert re.search(r"\d ô có số nay để trống:", told.out)
    assert "L Khó khăn, vướng mắc: 1 mục → (trống)" in told.out
    assert "other_classes: 4" not in text(small)
    assert "difficulties:\n  - text: Hai\n" in text(small)
    assert "  training_classes: 12\n" in text(small)
    assert "truoc.txt" in told.out
    assert run("check").code == 0


def test_changing_and_taking_away_are_two_questions(run: Run, small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def confirm(question: str, **_: Any) -> bool:
        asked.append(question)
        return len(asked) == 1

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("click.confirm", confirm)
    told = corrected(run, small, "indicators:\n  training_classes: 13\n", "--erase")

    assert asked[0] == "Nhận bản chỉnh sửa này?"
    assert re.fullmatch(r"\d ô có số nay để trống: xóa các số đó\?", asked[1])
    assert told.code == 1
    assert "  training_classes: 12\n" in text(small)


def test_a_difficulty_more_does_not_push_out_the_others(run: Run, small: Small) -> None:
    told = corrected(run, small, "difficulties:\n  - text: Ba\n", "--replace")

    assert told.code == 0
    assert "difficulties:\n  - text: Một\n  - text: Hai\n  - text: Ba\n" in text(small)


def test_figures_read_from_another_file_of_the_same_receipt_are_no_correction(run: Run, small: Small) -> None:
    form(run, small, answers=ANSWERS)
    (small.root / "bieu.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    run("receive", "an giang", "2015-annual", "--received", "12/11/2015", "--file", "bieu.doc")

    told = run("import", "bieu.docx", "--received", "12/11/2015")
    once = text(small)

    assert told.code == 0
    assert "bản chỉnh sửa" not in told.out
    assert "corrections" not in once
    assert "  file: bieu.doc\n" in once
    assert "  figures_from:\n    file: bieu.docx\n" in once
    assert "  training_classes: 12\n" in once
    suffixes = {path.suffix for path in (small.root / "data/submissions/2015-annual/originals").iterdir()}
    assert suffixes == {".doc", ".docx"}
    assert "đã nhập trước đây" in run("import", "bieu.docx").out
    assert text(small) == once
    assert run("check").code == 0


@pytest.mark.parametrize("day", ["12/11/2015", "20/11/2015"])
def test_a_file_that_was_only_received_can_still_be_read(run: Run, small: Small, day: str) -> None:
    path = form(run, small, answers=ANSWERS)
    run("receive", "an giang", "2015-annual", "--received", "12/11/2015", "--file", "bieu.docx")
    if day != "12/11/2015":
        run("import", "bieu.docx")
        change(path, ">12<", ">13<")
        run("receive", "an giang", "2015-annual", "--received", day, "--file", "bieu.docx")

    told = run("import", "bieu.docx", "--replace")

    assert told.code == 0
    assert "1 đã nhập" in told.out
    assert f"  training_classes: {12 if day == '12/11/2015' else 13}\n" in text(small)
    assert text(small).count("  - received:") == (day != "12/11/2015")
    assert "đã nhập trước đây" in run("import", "bieu.docx").out
    assert run("check").code == 0


def test_a_received_file_is_kept_but_never_as_a_record(run: Run, small: Small) -> None:
    (small.root / "a.yaml").write_bytes(b"unit: x\n")
    run("receive", "an giang", "2015-annual", "--received", "12/11/2015", "--file", "a.yaml")

    (kept,) = (small.root / "data/submissions/2015-annual/originals").iterdir()
    assert (kept.suffix, kept.read_bytes()) == (".bin", b"unit: x\n")
    assert run("check").code == 0


def test_a_received_file_may_stay_where_it_is(run: Run, small: Small) -> None:
    (small.root / "a.pdf").write_bytes(b"%PDF")
    run("receive", "an giang", "2015-annual", "--received", "12/11/2015", "--file", "a.pdf", "--no-copy")

    assert "  file: a.pdf\n" in text(small)
    assert not (small.root / "data/submissions/2015-annual/originals").exists()


@pytest.mark.parametrize("typed", ["#x = 1", "- = 1", "a: b = 1", '"x" = 1', "[a] = 1", "E01.1 (a b) = 1", "E01.1 = "])
def test_a_list_of_figures_that_was_rewritten_makes_no_keys(typed: str) -> None:
    assert read_figures(typed, {"E01.1": "indicators.training_classes"}) is None
