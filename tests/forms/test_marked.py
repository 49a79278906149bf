"""A form goes back to its unit marked: what is wrong is coloured, said and open, and only that comes back changed."""

import io
import re
import shutil
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import openpyxl
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.comments import Comment

from plan2015.forms.filling import Filling, filling_for
from plan2015.forms.marked.marks import FILLS
from plan2015.forms.parts import Form
from plan2015.forms.reading import Reading, read_form
from plan2015.forms.signed import is_signed, signed, split_sign
from plan2015.forms.specification import form_for
from plan2015.forms.wording import squash
from plan2015.obligations.incomplete import list_incomplete
from plan2015.office.word.archive import pack
from plan2015.office.word.markup import w
from plan2015.office.xml import Element, parse, serialise
from plan2015.records.load import load
from plan2015.records.reading.folder import Folder
from plan2015.records.workspace import Workspace
from plan2015.rules import check
from tests.conftest import Run
from tests.forms.conftest import STORE
from tests.forms.test_office import SOFFICE, convert
from tests.forms.test_round_trip import written
from tests.papers.conftest import build_year, sdk_errors

__all__ = ["sdk_errors"]

PERIOD = "2015-annual"
UNITS = ("ldld-tinh-an-giang", "ldld-tinh-bac-giang", "truong-dh-cong-doan")
SHAPES = ("docx", "xlsx")
PLANTED = ("1.2.3", "khoảng mười", "31/02/2015")


class Case(NamedTuple):
    """A unit whose form came with planted faults, was imported, and came back marked."""

    root: Path
    unit: str
    suffix: str
    form: Form
    good: dict[str, str]
    planted: tuple[str, ...]
    run: Run

    @property
    def record(self) -> Path:
        return self.root / f"data/submissions/{PERIOD}/{self.unit}.yaml"

    @property
    def marked(self) -> Path:
        return self.root / f"{self.unit} - cần sửa.{self.suffix}"

    def command(self, *arguments: str) -> str:
        done = self.run(self.root, *arguments)
        assert done.code in (0, 1), done.err
        return done.out + done.err

    def mark(self) -> str:
        self.marked.unlink(missing_ok=True)
        done = self.run(
            self.root, "render", "form", self.unit, "--period", PERIOD, "--marked", "--out", str(self.marked)
        )
        assert done.code == 0, done.err
        return done.err

    def bring(self, data: bytes, name: str, *more: str) -> str:
        (self.root / f"{name}.{self.suffix}").write_bytes(data)
        return self.command("import", f"{name}.{self.suffix}", "--received", "12/11/2015", "--replace", *more)


def load_year(root: Path) -> Workspace:
    return load(Folder(str(root / "data"), "data"))


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_year(tmp_path_factory.mktemp("marked"), 4, faults=False)


def plant(form: Form, good: dict[str, str]) -> dict[str, str]:
    """Three answers that are none, and a required one left out."""
    numbers = [c.code for c in form.cells() if c.kind == "number" and c.whole and good.get(c.code)]
    day = next(c.code for c in form.cells() if c.kind == "date" and c.path[0] == "indicators" and good.get(c.code))
    text = next(c.code for c in form.cells() if c.path[0] == "indicators" and c.kind == "choice" and good.get(c.code))
    return {numbers[-1]: PLANTED[0], numbers[len(numbers) // 2]: PLANTED[1], day: PLANTED[2], text: ""}


@pytest.fixture(params=[(unit, suffix) for unit in UNITS for suffix in SHAPES], ids="-".join)
def case(request: pytest.FixtureRequest, year: Path, tmp_path: Path, run_in: Run) -> Case:
    return make_case(year, tmp_path / "nơi làm", *request.param, run_in)


@pytest.fixture(params=SHAPES)
def one(request: pytest.FixtureRequest, year: Path, tmp_path: Path, run_in: Run) -> Case:
    """One unit, in both shapes: its share is too small as well, so that it has something to explain."""
    answers = answers_in(load_year(year), UNITS[0])[1].answers
    share = int(answers["F03.3"].replace(".", "")) * 14 // 100
    return make_case(year, tmp_path / "nơi làm", UNITS[0], request.param, run_in, {"F01.3": str(share)})


def answers_in(here: Workspace, unit: str) -> tuple[Form, Filling]:
    """The form of a unit and its answers, nothing explained yet."""
    assert here.plan
    form = form_for(here.plan, here.units[unit], PERIOD)
    assert form
    return form, replace(filling_for(form, here, ()), asked=())


def make_case(  # noqa: PLR0917 - a year, whose form, and what is wrong with it
    year: Path, root: Path, unit: str, suffix: str, run_in: Run, more: Mapping[str, str] = MappingProxyType({})
) -> Case:
    shutil.copytree(year, root)
    here = load_year(root)
    form, filling = answers_in(here, unit)
    good = dict(filling.answers)
    faults = plant(form, good)
    made = Case(root, unit, suffix, form, good, tuple(faults), run_in)
    made.record.unlink()
    came = written(form, replace(filling, answers={**good, **faults, **more}), here, suffix)
    made.bring(came, "gửi đến")
    return made


def read(root: Path, data: bytes) -> Reading:
    here = load_year(root)
    assert here.plan
    return read_form(data, here, here.plan, STORE)


def asked_for(case: Case) -> set[str]:
    """The cells that `check` speaks of, by code."""
    here = load_year(case.root)
    path = f"data/submissions/{PERIOD}/{case.unit}.yaml"
    problems = check(here)
    keys = {problem.key for problem in problems if problem.place.path == path and problem.is_open}
    blank = (
        entry.blank for entry in list_incomplete(here.knowing(problems)) if f"data/{entry.submission.path}" == path
    )
    keys |= {question.key for questions in blank for question in questions}
    paths = {".".join(cell.path): cell.code for cell in case.form.cells()}
    return {next(code for path, code in paths.items() if f"{path}.".startswith(f"{key}.")) for key in keys}


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def marked_cells(case: Case) -> dict[str, str]:
    """The commented cells of a marked form, each with what is said there."""
    if case.suffix == "docx":
        return word_marks(case.marked)
    book = openpyxl.load_workbook(case.marked)
    places = {}
    for name, defined in book.defined_names.items():
        sheet, _, address = defined.attr_text.rpartition("!")
        places[sheet.strip("'"), address.replace("$", "")] = name.removeprefix("p15_").replace("_", ".")
    cells = ((sheet.title, cell) for sheet in book for row in sheet.iter_rows() for cell in row if cell.comment)
    return {places[title, cell.coordinate]: cell.comment.text for title, cell in cells}


def word_marks(path: Path) -> dict[str, str]:
    root = parse(parts_of(path)["word/document.xml"])
    comments = {c.get(w("id")): "".join(c.itertext()) for c in parse(parts_of(path)["word/comments.xml"])}
    found = {}
    for start in root.iter(w("bookmarkStart")):
        name = start.get(w("name"))
        if name.startswith("p15m_") and name not in ("p15m_page", "p15m_end"):
            cell = next(start.iterancestors(w("tc")))
            assert cell.find(f"{w('tcPr')}/{w('shd')}") is not None
            reference = next(cell.iter(w("commentReference")))
            found[name.removeprefix("p15m_").replace("_", ".")] = comments[reference.get(w("id"))]
    return found


def coloured_cells(case: Case) -> int:
    """How many cells of the form itself have one of our colours."""
    if case.suffix == "xlsx":
        book = openpyxl.load_workbook(case.marked)
        own = [sheet for sheet in book if sheet.title != "Cần sửa" and not sheet.title.startswith("M.")]
        cells = (cell for sheet in own for row in sheet.iter_rows() for cell in row)
        return sum(str(cell.fill.fgColor.rgb)[-6:] in FILLS.values() for cell in cells)
    root = parse(parts_of(case.marked)["word/document.xml"])
    return sum(e.get(w("fill")) in FILLS.values() for e in root.iter(w("shd")))


def comments_of(case: Case) -> int:
    parts = parts_of(case.marked)
    held = [parse(data) for name, data in parts.items() if "comments" in name and name.endswith(".xml")]
    return sum(str(e.tag).endswith("}comment") for root in held for e in root.iter())


def type_in(data: bytes, suffix: str, answers: dict[str, str], root: Path, explanation: str = "") -> bytes:
    """The form with other texts in some cells, and each explanation asked for given, as a person would."""
    places = read(root, data).places
    return (word_typed if suffix == "docx" else sheet_typed)(
        data, {places[c]: t for c, t in answers.items()}, explanation
    )


def word_typed(data: bytes, answers: dict[str, str], explanation: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = parse(parts["word/document.xml"])
    cells = list(root.iter(w("tc")))
    for at, text in answers.items():
        put_text(cells[int(at)], text)
    for row in root.iter(w("tr")):
        inside = list(row.iter(w("tc")))
        if explanation and re.fullmatch(r"M\d\d", "".join(inside[0].itertext()).strip()):
            put_text(inside[-1], explanation)
    return pack({**parts, "word/document.xml": serialise(root)})


def put_text(cell: Element, text: str) -> None:
    runs = [run for run in cell.iter(w("r")) if run.find(w("t")) is not None]
    for run in runs[1:]:
        run.getparent().remove(run)
    for look in runs[0].findall(w("rPr")):
        runs[0].remove(look)
    runs[0].find(w("t")).text = text


def sheet_typed(data: bytes, answers: dict[str, str], explanation: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        rels = parse(archive.read("xl/_rels/workbook.xml.rels"))
        sheets = parse(archive.read("xl/workbook.xml"))
    targets = {e.get("Id"): "xl/" + e.get("Target").removeprefix("/xl/") for e in rels}
    names = {
        targets[v].lower(): e.get("name")
        for e in sheets.iter()
        for k, v in e.attrib.items()
        if k.endswith("}id") and v in targets and e.get("name")
    }
    book = openpyxl.load_workbook(io.BytesIO(data))
    for place, text in answers.items():
        part, address = place.split("!")
        cell = book[names[part]][address]
        assert not cell.protection.locked
        cell.value = text
    for sheet in book if explanation else ():
        for row in sheet.iter_rows(min_col=1, max_col=7):
            if re.fullmatch(r"M\d\d", str(row[0].value)):
                assert not row[6].protection.locked
                row[6].value = explanation
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def leaves(value: Any, at: str = "") -> dict[str, Any]:
    if isinstance(value, dict):
        return {key: leaf for name, below in value.items() for key, leaf in leaves(below, f"{at}.{name}").items()}
    return {at.removeprefix("."): value}


def answers_of(case: Case) -> dict[str, Any]:
    beside = ("source", "corrections", "received", "explanations")
    found = yaml.load(case.record.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - every value as it was typed
    return {key: value for key, value in leaves(found).items() if key.partition(".")[0] not in beside}


def test_what_is_marked_is_what_check_says(case: Case) -> None:
    assert "trên chính tệp của đơn vị" in case.mark()

    found = marked_cells(case)

    assert set(found) == asked_for(case)
    assert set(case.planted) <= set(found)
    for code, typed in zip(case.planted, PLANTED, strict=False):
        assert typed in found[code]
    assert "Còn trống" in found[case.planted[3]]


def test_microsofts_validator_has_no_complaint(case: Case, sdk_errors: Callable[..., dict[str, list[str]]]) -> None:
    case.mark()

    assert sdk_errors(case.marked) == {str(case.marked): []}


def test_only_what_was_mended_changes(case: Case) -> None:
    case.mark()
    before = answers_of(case)
    mended = {code: case.good[code] for code in case.planted}

    case.bring(type_in(case.marked.read_bytes(), case.suffix, mended, case.root), "sửa lại")

    after = answers_of(case)
    paths = {cell.code: ".".join(cell.path) for cell in case.form.cells()}
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    assert changed == {paths[code] for code in case.planted}
    assert not set(case.planted) & asked_for(case)


@pytest.mark.parametrize("suffix", SHAPES)
def test_a_comment_says_what_was_read_and_what_it_may_have_meant(
    year: Path, tmp_path: Path, run_in: Run, suffix: str
) -> None:
    case = make_case(year, tmp_path / "nơi làm", UNITS[0], suffix, run_in, {"F01.3": "1,2 tỷ"})

    case.mark()

    assert "“1,2 tỷ”" in marked_cells(case)["F01.3"]
    assert "Nếu đúng vậy, ghi: 1.200.000.000" in marked_cells(case)["F01.3"]


def test_what_a_unit_typed_is_never_markup(year: Path, tmp_path: Path, run_in: Run) -> None:
    """Neither in a comment nor on the first page nor in a link."""
    typed = "<w:p/>&amp;]]> \"=1+1'"
    for suffix in SHAPES:
        case = make_case(year, tmp_path / suffix, UNITS[0], suffix, run_in, {"F01.3": typed})

        case.mark()

        assert typed.split(maxsplit=1)[0] in marked_cells(case)["F01.3"]


def test_a_unit_s_own_comments_stay(year: Path, tmp_path: Path, run_in: Run) -> None:
    """Beside ours, also at the same cell of a sheet, which holds one; and none of them comes back twice."""
    one = make_case(year, tmp_path / "nơi làm", UNITS[0], "xlsx", run_in)
    original = next((one.record.parent / "originals").glob("*.xlsx"))
    book = openpyxl.load_workbook(original)
    places = read(one.root, original.read_bytes()).places
    for code in (one.planted[0], "A03"):
        cell = next(s for s in book if s.title.startswith(f"{code[0]}."))[places[code].split("!")[1]]
        cell.comment = Comment(f"Số này ở {code} xin giữ.", "Đơn vị")
    out = io.BytesIO()
    book.save(out)
    one.record.unlink()
    one.bring(out.getvalue(), "có nhận xét")
    assert "trên chính tệp của đơn vị" in one.mark()
    kept = one.record.read_text("utf-8").count("xin giữ")
    mended = {code: one.good[code] for code in one.planted[1:]}

    one.bring(type_in(one.marked.read_bytes(), one.suffix, mended, one.root), "sửa lại")

    texts = [c.comment.text for s in openpyxl.load_workbook(one.marked) for r in s for c in r if c.comment]
    assert sum("xin giữ" in text for text in texts) == 2 == kept
    assert one.record.read_text("utf-8").count("xin giữ") == kept
    assert "[kt-" not in one.record.read_text("utf-8")
    assert "trên chính tệp của đơn vị" in one.mark()
    assert marked_cells(one)[one.planted[0]].count("Phải sửa") == 1


def test_nothing_typed_is_no_correction(case: Case) -> None:
    """Our own words on the form never come back as the unit's."""
    case.mark()
    before = answers_of(case)

    said = case.bring(case.marked.read_bytes(), "gửi lại nguyên")

    assert answers_of(case) == before
    assert "outside_form" not in case.record.read_text("utf-8")
    assert "ngoài ô" not in said


def test_a_marked_form_is_marked_again(case: Case) -> None:
    case.mark()
    mended = {code: case.good[code] for code in case.planted[1:]}
    case.bring(type_in(case.marked.read_bytes(), case.suffix, mended, case.root), "sửa lại")

    assert "trên chính tệp của đơn vị" in case.mark()

    found = marked_cells(case)
    assert set(found) == asked_for(case)
    assert case.planted[0] in found
    assert not set(case.planted[1:]) & set(found)
    assert coloured_cells(case) == len(found) == comments_of(case)
    names = parts_of(case.marked)
    assert b"".join(names.values()).count("BIỂU CẦN SỬA".encode()) == 1


def changed_by(case: Case, data: bytes, name: str) -> set[str]:
    before = answers_of(case)
    case.bring(data, name)
    after = answers_of(case)
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


def test_an_explanation_comes_back(one: Case) -> None:
    one.mark()
    assert "Đề nghị giải trình" in marked_cells(one)["F01.3"]
    data = type_in(one.marked.read_bytes(), one.suffix, {}, one.root, "Chi qua cấp dưới.")

    assert changed_by(one, data, "giải trình") == set()

    explained = yaml.safe_load(one.record.read_text("utf-8"))["explanations"]
    assert [(entry["rule"], entry["text"]) for entry in explained] == [("below-minimum-share", "Chi qua cấp dưới.")]
    assert "F01.3" not in asked_for(one)


@pytest.mark.skipif(SOFFICE is None, reason="máy này không có LibreOffice (soffice)")
def test_it_is_mended_in_libreoffice(one: Case, tmp_path: Path) -> None:
    one.mark()
    saved = convert(one.marked, one.suffix, tmp_path / "home").read_bytes()
    mended = {code: one.good[code] for code in one.planted}
    paths = {cell.code: ".".join(cell.path) for cell in one.form.cells()}

    data = type_in(saved, one.suffix, mended, one.root, "Chi qua cấp dưới.")

    assert changed_by(one, data, "qua libreoffice") == {paths[code] for code in one.planted}
    assert asked_for(one) == set()
    assert "outside_form" not in one.record.read_text("utf-8")


@pytest.mark.skipif(SOFFICE is None, reason="máy này không có LibreOffice (soffice)")
def test_what_libreoffice_saved_is_marked_again(one: Case, tmp_path: Path) -> None:
    one.mark()
    saved = convert(one.marked, one.suffix, tmp_path / "home").read_bytes()
    mended = {code: one.good[code] for code in one.planted[1:]}
    one.bring(type_in(saved, one.suffix, mended, one.root), "qua libreoffice")

    assert "trên chính tệp của đơn vị" in one.mark()

    assert set(marked_cells(one)) == {one.planted[0], "F01.3"} == asked_for(one)


def test_everything_else_is_locked(one: Case) -> None:
    one.mark()
    if one.suffix == "xlsx":
        book = openpyxl.load_workbook(one.marked)
        cells = [c for sheet in book for row in sheet.iter_rows() for c in row]
        assert all(sheet.protection.sheet for sheet in book)
        assert len([c for c in cells if not c.protection.locked and c.comment]) == len(marked_cells(one))
        assert {c.parent.title[0] for c in cells if not c.protection.locked and not c.comment} == {"M"}
        return
    root = parse(parts_of(one.marked)["word/document.xml"])
    locks = [e for e in root.iter(w("lock")) if e.get(w("val")) == "sdtLocked"]
    assert {e.getparent().find(w("tag")).get(w("val")) for e in locks} == set(marked_cells(one))


def test_every_line_of_the_first_page_leads_to_its_cell(one: Case) -> None:
    one.mark()
    if one.suffix == "xlsx":
        book = openpyxl.load_workbook(one.marked)
        links = [cell.hyperlink.location for row in book.worksheets[0] for cell in row if cell.hyperlink]
        places = [location.replace("'", "").rpartition("!") for location in links]
        assert {book[sheet][at].comment is not None for sheet, _, at in places} == {True}
        assert len(set(links)) == len(marked_cells(one))
        return
    root = parse(parts_of(one.marked)["word/document.xml"])
    anchors = [e.get(w("anchor")) for e in root.iter(w("hyperlink"))]
    assert {anchor.removeprefix("p15m_").replace("_", ".") for anchor in anchors} == set(marked_cells(one))


def test_our_own_form_stands_in_where_the_original_cannot(one: Case) -> None:
    """A file that is gone, or no longer says what the report says, is not sent back; and it is said why."""
    code = next(c.code for c in one.form.cells() if c.kind == "text" and one.good.get(c.code) and c.path[0] == "texts")
    path = ".".join(next(c.path for c in one.form.cells() if c.code == code))
    assert one.run(one.root, "set", one.unit, PERIOD, path, "Lời văn đã sửa.").code == 0
    assert "báo cáo đã được sửa sau khi tệp đến" in one.mark()
    assert set(marked_cells(one)) == asked_for(one)

    shutil.rmtree(one.record.parent / "originals")
    assert "không có tệp gốc" in one.mark()

    assert set(marked_cells(one)) == asked_for(one)
    mended = {code: one.good[code] for code in one.planted}
    paths = {cell.code: ".".join(cell.path) for cell in one.form.cells()}
    data = type_in(one.marked.read_bytes(), one.suffix, mended, one.root)
    assert changed_by(one, data, "biểu của ta") == {paths[code] for code in one.planted}


def test_what_a_unit_writes_into_our_comment_is_kept(one: Case) -> None:
    one.mark()
    parts = parts_of(one.marked)
    name = next(name for name in parts if "comments" in name and not name.endswith(".rels"))
    parts[name] = parts[name].replace("Còn trống".encode(), "Xin lỗi, còn trống".encode(), 1)

    one.bring(pack(parts), "có lời đáp")

    assert "Xin lỗi, còn trống" in one.record.read_text("utf-8")


def test_all_units_with_something_to_mend_get_a_file(one: Case) -> None:
    done = one.run(one.root, "render", "form", "--all", "--period", PERIOD, "--marked", "--out", "trả lại")

    assert done.code == 0
    assert [path.name for path in (one.root / "trả lại").iterdir()] == [one.marked.name]
    assert (one.root / "trả lại" / one.marked.name).read_bytes() == (one.mark(), one.marked.read_bytes())[1]


def test_a_report_without_faults_has_no_marked_form(one: Case) -> None:
    done = one.run(one.root, "render", "form", UNITS[1], "--period", PERIOD, "--marked", "--out", "b.docx")

    assert done.code == 2
    assert "không có chỗ nào phải sửa" in done.err
    assert not (one.root / "b.docx").exists()


@given(st.text(min_size=1), st.text(min_size=1))
def test_a_signed_line_is_known_until_it_is_changed(text: str, other: str) -> None:
    assert is_signed(signed(text)) == bool(squash(text))
    assert not is_signed(text)
    plain, sign = split_sign(signed(text))
    assert is_signed(f"{other}{sign}") == (squash(other) == squash(plain) and bool(squash(text)))
