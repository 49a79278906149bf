"""docs/edits.md is written by the edits themselves, and by what a rehearsal shows of each."""

import json
from collections import Counter
from pathlib import Path
from typing import get_args

from plan2015.demo.build import build_demo
from plan2015.records.load import load
from plan2015.records.model.edits import EditKind
from plan2015.records.reading.folder import Folder
from plan2015.rules import check
from plan2015.rules.edits import FINDS
from plan2015.screens.edit_pages import edit_reference
from tests.conftest import REPOSITORY

PAGE = REPOSITORY / "docs" / "edits.md"
SEED = 4


def test_the_page_is_fresh_and_true_of_the_rehearsal(tmp_path: Path, update_golden: bool) -> None:
    def write(name: str, data: bytes) -> None:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)

    build_demo(write, 83, SEED)
    workspace = load(Folder(str(tmp_path / "data"), "data"))
    assert workspace.plan
    found = Counter(problem.rule for problem in check(workspace))
    planted = Counter(fault["rule"] for fault in json.loads((tmp_path / "planted.json").read_text("utf-8")))
    assert {edit.id: found[edit.id] for edit in workspace.plan.edits} == {
        edit.id: planted[edit.id] for edit in workspace.plan.edits
    }
    written = edit_reference(workspace.plan.edits, found)
    if update_golden:
        PAGE.write_text(written, "utf-8", newline="\n")

    assert PAGE.read_text("utf-8") == written


def test_every_kind_of_edit_is_done_by_one_function_and_shown_by_one_edit() -> None:
    plan = load(Folder(str(REPOSITORY / "data"))).plan
    assert plan

    assert set(FINDS) == set(get_args(EditKind)) == {edit.kind for edit in plan.edits}
    assert len(set(FINDS.values())) == len(FINDS)
