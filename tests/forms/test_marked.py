"""A form goes back to its unit marked: what is wrong in it is coloured, said and open, and only that comes back changed."""

import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest
import yaml

from plan2015.forms.filling import filling_for
from plan2015.forms.parts import Form
from plan2015.forms.reading import Reading, read_form
from plan2015.forms.specification import form_for
from plan2015.office.word.archive import pack
from plan2015.office.word.markup import w
from plan2015.office.xml import Element, parse, serialise
from plan2015.records.load import load
from plan2015.records.reading.folder import Folder
from plan2015.records.workspace import Workspace
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
        done = self.run(self.root, "render", "form", self.unit, "--period", PERIOD, "--marked", "--out", str(self.marked))
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


def make_case(year: Path, root: Path, unit: str, suffix: str, run_in: Run) -> Case:
    shutil.copytree(year, root)
    here = load_year(root)
    assert here.plan
    form = form_for(here.plan, here.units[unit], PERIOD)
    assert form
    filling = filling_for(form, here, ())
    good = dict(filling.answers)
    faults = plant(form, good)
    made = Case(root, unit, suffix, form, good, tuple(faults), run_in)
    made.record.unlink()
    came = written(form, replace(filling, answers={**good, **faults}), here, suffix)
    made.bring(came, "gửi đến")
    return made


def read(root: Path, data: bytes) -> Reading:
    here = load_year(root)
    assert here.plan
    return read_form(data, here, here.plan, STORE)


def asked_for(case: Case) -> set[str]:
    """The cells that `check` speaks of, by code."""
    said = json.loads(case.command("check", "--format", "json", str(case.record.relative_to(case.root))))
    keys = [p["key"] for p in said["problems"] if p["kind"] == "error" or (p["kind"] == "query" and not p["explained"])]
    keys += [blank["key"] for entry in said["incomplete"] for blank in entry["blank"]]
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
        if name.startswith("p15m_") and name != "p15m_page":
            cell = next(start.iterancestors(w("tc")))
            assert cell.find(f"{w('tcPr')}/{w('shd')}") is not None
            reference = next(cell.iter(w("commentReference")))
            found[name.removeprefix("p15m_").replace("_", ".")] = comments[reference.get(w("id"))]
    return found


def type_in(data: bytes, suffix: str, answers: dict[str, str], root: Path, explanation: str = "") -> bytes:
    """The form with other texts in some cells, and each explanation asked for given, as a person would."""
    places = read(root, data).places
    return (word_typed if suffix == "docx" else sheet_typed)(data, {places[c]: t for c, t in answers.items()}, explanation)


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
    names = {targets[v].lower(): e.get("name") for e in sheets.iter() for k, v in e.attrib.items() if k.endswith("}id") and v in targets and e.get("name")}
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


def test_microsofts_validator_has_no_complaint(case: Case, sdk_errors: Callable[..., dict[str, list[str]]]) -> None:  # noqa: F811
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
    names = parts_of(case.marked)
    assert b"".join(names.values()).count("BIỂU CẦN SỬA".encode()) == 1
