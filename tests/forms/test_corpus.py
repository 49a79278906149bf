"""Every spoilt form of the corpus reads as its expected text says: what changed, what is told, what is kept."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from plan2015.forms.gate import FormRefusedError
from plan2015.forms.reading import Reading, read_form
from plan2015.records.load import load
from plan2015.records.reading.folder import Folder
from plan2015.records.workspace import Workspace
from tests.forms.conftest import STORE

CORPUS = Path(__file__).parent / "corpus"
FILES = sorted((CORPUS / "files").iterdir())


@lru_cache
def workspace() -> Workspace:
    return load(Folder(str(CORPUS / "data"), "data"))


def read(path: Path) -> Reading:
    loaded = workspace()
    assert loaded.plan
    return read_form(path.read_bytes(), loaded, loaded.plan, STORE)


@lru_cache
def untouched() -> Reading:
    return read(CORPUS / "files" / "untouched.docx")


def described(path: Path) -> Iterator[str]:
    """The reading of a file, a line for each thing that differs from the untouched form."""
    try:
        reading = read(path)
    except FormRefusedError as refusal:
        yield f"không nhập: {refusal}"
        return
    yield f"{reading.identity.text} {reading.state or ''}".rstrip()
    codes = {cell.path: cell.code for cell in reading.form.cells()}
    before, after = untouched().typed.values, reading.typed.values
    for place, code in codes.items():
        if code == "L00":
            continue
        if place not in after:
            yield f"{code}: không có"
        elif before[place] != after[place]:
            yield f"{code}: {before[place]!r} -> {after[place]!r}"
    if reading.typed.difficulties != untouched().typed.difficulties:
        yield f"difficulties: {reading.typed.difficulties}"
    yield from (f"{found.level}: {found.place}: {found.text}" for found in reading.typed.findings)
    yield from (f"outside: {loose.place}: {loose.text!r}" for loose in reading.typed.outside)


def test_the_corpus_is_large_enough() -> None:
    assert len(FILES) >= 80


def test_the_untouched_form_says_what_was_filled_in() -> None:
    values = {".".join(path): value for path, value in untouched().typed.values.items() if value}

    assert untouched().typed.findings == []
    assert untouched().typed.outside == []
    assert len(values) == 19
    assert values["budget.estimate.training"] == "1250000000"
    assert values["indicators.training_days"] == "30,5"
    assert values["indicators.author_phone"] == "0296 385 2345"
    assert values["texts.results"] == "Dòng thứ nhất.\nDòng thứ hai."
    assert values["tasks.II.3.a.1.progress"] == "done"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_spoilt_form_is_read_as_expected(path: Path, update_golden: bool) -> None:
    expected = CORPUS / "expected" / f"{path.name}.txt"
    text = "\n".join(described(path)) + "\n"
    if update_golden:
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(text, "utf-8")

    assert text == expected.read_text("utf-8")
