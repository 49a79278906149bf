"""The letters of the form's sections are the plan's: under others, listings are printed and read back all the same."""

import shutil
from pathlib import Path

import pytest

from plan2015.forms.filling import filling_for
from plan2015.forms.reading import read_form
from plan2015.forms.specification import form_for
from plan2015.records.load import load
from plan2015.records.reading.folder import Folder
from plan2015.rules import check
from tests.conftest import REPOSITORY
from tests.forms.conftest import STORE
from tests.forms.test_round_trip import PERIOD, written

UNIT = "ldld-tinh-an-giang"
REPORT = f"""unit: {UNIT}
period: {PERIOD}
paper:
  signed: 10/11/2015
indicators:
  data_until: 30/11/2015
difficulties:
  - text: Thiếu giảng viên
    clause: II.3.d
"""
ASKED = "data-runs-past-signing"


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
@pytest.mark.parametrize("letters", ["LM", "PQ", "ML"])
def test_listings_stand_under_the_letters_of_the_plan(tmp_path: Path, letters: str, suffix: str) -> None:
    shutil.copytree(REPOSITORY / "data", tmp_path / "data")
    path = tmp_path / "data" / "tasks.yaml"
    text = path.read_text("utf-8")
    for old, new in zip("LM", letters, strict=True):
        text = text.replace(f"\n  - code: {old}\n", f"\n  - code: _{new}\n")
    path.write_text(text.replace("code: _", "code: "), "utf-8")
    report = tmp_path / "data" / "submissions" / PERIOD / f"{UNIT}.yaml"
    report.parent.mkdir(parents=True)
    report.write_text(REPORT, "utf-8")
    workspace = load(Folder(str(tmp_path / "data"), "data"))
    assert workspace.plan
    form = form_for(workspace.plan, workspace.units[UNIT], PERIOD)
    assert form
    filling = filling_for(form, workspace, check(workspace))

    reading = read_form(written(form, filling, workspace, suffix), workspace, workspace.plan, STORE)

    assert [listing.code for listing in form.listings] == list(letters)
    assert ASKED in "".join(asked.at for asked in filling.asked)
    assert reading.typed.difficulties == [{"text": "Thiếu giảng viên", "clause": "II.3.d"}]
    assert (reading.errors, reading.typed.outside) == ([], [])
    assert form.no_difficulty == f"{letters[0]}00"
    assert f"{letters[0]}00" in {cell.code for cell in form.cells()}
