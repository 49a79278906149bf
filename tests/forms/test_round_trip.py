"""Any valid submission printed into a form and imported again is the same submission, in Word and in Excel."""

import tempfile
import unicodedata
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plan2015.forms.checks import checks_of
from plan2015.forms.docx.write import write_docx
from plan2015.forms.filling import Filling, filling_for
from plan2015.forms.head import with_template_texts
from plan2015.forms.merging import Receipt, new_submission
from plan2015.forms.parts import Cell, Form
from plan2015.forms.reading import read_form
from plan2015.forms.specification import form_for
from plan2015.forms.wording import words_for
from plan2015.forms.xlsx.write import write_xlsx
from plan2015.records.editing.splice import block_text
from plan2015.records.load import load
from plan2015.records.model.submission import SubmissionRecord
from plan2015.records.reading.folder import Folder
from plan2015.records.reading.reader import parse_source
from plan2015.records.schema import validate
from plan2015.records.workspace import Workspace
from plan2015.vietnamese.legacy import find_damage
from tests.conftest import REPOSITORY
from tests.forms.conftest import STORE

PERIOD = "2015-annual"
UNITS = ("ldld-tinh-an-giang", "truong-dh-cong-doan", "cd-y-te-viet-nam")


@lru_cache
def workspace() -> Workspace:
    return load(Folder(str(REPOSITORY / "data"), "data"))


@lru_cache
def form_of(unit: str) -> Form:
    loaded = workspace()
    assert loaded.plan
    form = form_for(loaded.plan, loaded.units[unit], PERIOD)
    assert form
    return form


def written(form: Form, filling: Filling, here: Workspace, suffix: str) -> bytes:
    assert here.plan
    words = with_template_texts(words_for(form, filling, here.plan, here), STORE)
    if suffix == "docx":
        return write_docx(form, filling, words, STORE)
    return write_xlsx(form, filling, words, checks_of(form, here.plan))


# Letters, signs and line ends of prose: what YAML and XML both hold, without invisible characters (taken out) and
# without what the reader takes for an old font or a wrong encoding (legacy-text, mojibake: such a form is questioned).
_LETTERS = st.characters(
    categories=("L", "N", "P", "S", "Zs"),
    exclude_characters="\xad\u200b\u2060\ufeff\u2028\u2029\x85\u3164\ufffc\ufffd\xd0\xf0\u0189",
).filter(lambda char: char.isprintable())
PROSE = (
    st.one_of(
        st.text(st.sampled_from("ăâđêôơư áàảãạ ABC xyz 0123456789 .,;:-–/()“”%&<>=*#'\"{}[]|\n\t"), max_size=60),
        st.text(_LETTERS, max_size=20),
    )
    .map(lambda text: unicodedata.normalize("NFC", "\n".join(line.rstrip() for line in text.split("\n")).strip()))
    .filter(lambda text: text and not text.startswith("[…]") and "P15" not in text and "\t\n" not in text)
    .filter(lambda text: not any(map(find_damage, (text, *text.split("\n")))))
)
WHOLE = st.one_of(
    st.integers(0, 10**18 - 1).map(str),
    st.integers(0, 3000).map(str),
)
NUMBER = WHOLE | st.decimals(0, 10**9, places=2, allow_nan=False).map(lambda n: f"{n.normalize():f}".replace(".", ","))
DAY = st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(date.isoformat)


def answer(cell: Cell) -> st.SearchStrategy[str | None]:
    if cell.kind == "number":
        return st.none() | (WHOLE if cell.whole else NUMBER)
    if cell.kind == "date":
        return st.none() | DAY
    if cell.kind == "choice":
        return st.sampled_from((None, *(value for value, _ in cell.options)))
    return st.none() | PROSE


@st.composite
def submissions(draw: st.DrawFn, unit: str) -> dict[str, Any]:
    tree: dict[str, Any] = {"unit": unit, "period": PERIOD}
    cells = [cell for cell in form_of(unit).cells() if cell.kind != "check"]
    chosen = draw(st.lists(st.sampled_from(cells), max_size=25, unique_by=lambda cell: cell.code))
    for cell in chosen:
        value = draw(answer(cell))
        if value is not None:
            place = tree
            for key in cell.path[:-1]:
                place = place.setdefault(key, {})
            place[cell.path[-1]] = value
    clause = st.sampled_from(("II.3.d", "II.3.đ.1", "III.3", "III"))
    difficulty = st.fixed_dictionaries({"text": PROSE}, optional={"clause": clause, "proposal": PROSE, "to": PROSE})
    tree["difficulties"] = draw(st.lists(difficulty, max_size=4))
    figures = st.dictionaries(
        st.sampled_from(("indicators.training_classes", "2015-h1:indicators.training_classes", "received")), WHOLE
    )
    places = ("indicators.training_classes", "budget.estimate.training", "paper.signed", "texts.results")
    explanation = st.fixed_dictionaries({
        "rule": st.sampled_from(("below-half-year", "thousand-fold", "copied-text")),
        "at": st.sampled_from(places),
        "text": PROSE,
        "figures": figures,
    })  # fmt: skip
    tree["explanations"] = draw(st.lists(explanation, max_size=3, unique_by=lambda e: (e["rule"], e["at"])))
    return tree


def record_of(text: str) -> SubmissionRecord:
    source, problems = parse_source(text.encode(), "x.yaml")
    assert [problem for problem in problems if problem.kind != "note"] == []
    record, faults = validate(SubmissionRecord, source)
    assert faults == () or list(faults) == []
    assert record
    return record


def there_and_back(tree: dict[str, Any], unit: str, suffix: str) -> tuple[SubmissionRecord, SubmissionRecord]:
    before = block_text(tree)
    loaded, form = workspace(), form_of(unit)
    assert loaded.plan
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "submissions" / PERIOD / f"{unit}.yaml"
        path.parent.mkdir(parents=True)
        path.write_bytes(before.encode())
        one = load(Folder(folder, "data"))
        here = Workspace(one.folder, loaded.plan, loaded.units, loaded.unit_origins, one.submissions)
        filling = filling_for(form, here, ())
        data = written(form, filling, here, suffix)
        assert data == written(form, filling, here, suffix)
    reading = read_form(data, loaded, loaded.plan, STORE)
    assert reading.typed.outside == []
    assert [found for found in reading.typed.findings if found.level == "error"] == []
    after = block_text(new_submission(reading, Receipt("x", "y")))
    return record_of(before), record_of(after)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_submission_comes_back_the_same(unit: str, suffix: str, data: st.DataObject) -> None:
    before, after = there_and_back(data.draw(submissions(unit)), unit, suffix)

    assert after.model_copy(update={"source": before.source}) == before
