"""One transaction for every act, measured: disturbed at any step, or twenty at once, nothing is torn, lost or stuck.

Two numbers are counted, of runs and of what went wrong in them; the second is 0.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.acts.sweep import AT_ONCE, COMMANDS
from tests.conftest import require_git

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows không có fork, tín hiệu")
SWEEP = Path(__file__).with_name("sweep.py")
STRIDE = 47
"""Of so many steps one is disturbed while one works; `--full` tries each, of the 130 files of `init` one of sixty."""
CLAUSES = ("II.3.c", "II.3.d.1", "II.3.d.2", "II.3.đ")
KEYS = (
    *("note", "register_number", "paper.signer", "paper.position", "original.number", "budget.base_note"),
    *("budget.scope", "texts.results"),
    *(f"tasks.{clause}.{key}" for clause in CLAUSES for key in ("result", "product", "reason")),
)
MANY = len(KEYS)


def sweep(work: Path, environment: dict[str, str], **job: Any) -> Any:
    done = subprocess.run(
        [sys.executable, str(SWEEP), str(work), json.dumps(job)], env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    return json.loads(done.stdout)


def test_disturbed_at_any_step_nothing_is_torn_or_lost_and_a_rerun_ends_where_it_would_have(
    tmp_path: Path, environment: dict[str, str], full: bool
) -> None:
    require_git()
    stride, init = (1, 60) if full else (STRIDE, 60)
    answer = sweep(tmp_path, environment, stride=stride, init=init, names=list(COMMANDS))
    runs, wrong = sum(answer["runs"].values()), sum(map(len, answer["found"].values()))

    assert wrong == 0, f"{wrong} of {runs} disturbed runs: {json.dumps(answer['found'], ensure_ascii=False)[:4000]}"
    assert set(answer["runs"]) == set(COMMANDS)
    assert runs > (1_000 if full else 40)


@pytest.fixture(scope="module")
def crowds(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What twenty commands at the same moment said and left, by their kind."""
    require_git()
    environment = {**os.environ, "PYTHONPATH": str(SWEEP.parent.parent.parent)}
    work = tmp_path_factory.mktemp("crowds")
    return sweep(work, environment, count=MANY, keys=KEYS, tries=3_000, names=list(AT_ONCE))


@pytest.mark.parametrize("name", AT_ONCE)
def test_twenty_at_once_lose_double_and_leave_nothing(crowds: Any, name: str) -> None:
    crowd = crowds[name]
    kept, said = KEPT[name](crowd["files"]), [code == 0 for code in crowd["codes"]]
    wrong = Counter(
        stuck=sum("đang được lệnh khác ghi" in text for text in crowd["said"]),
        crashed=sum(code not in (0, 2) for code in crowd["codes"]),
        lost=max(0, DONE[name] - kept),
        doubled=max(0, kept - DONE[name]),
        left=len(crowd["hidden"]),
        untold=sum(not ok and FIRST[name] not in text for ok, text in zip(said, crowd["said"], strict=True)),
        miscounted=abs(sum(said) - SAID_DONE[name]),
    )

    assert wrong.total() == 0, (
        f"{MANY} writers at once, {sum(said)} said done, {kept} kept: {dict(wrong)} {crowd['said']}"
    )


RECORD = "data/submissions/2015-annual/ldld-tinh-{}.yaml".format
KEPT: dict[str, Any] = {
    "set": lambda files: sum(f": n{n + 1}." in files[RECORD("an-giang")] for n in range(MANY)),
    "receive": lambda files: files[RECORD("ca-mau")].count("received:"),
    "extend": lambda files: files["data/extensions.yaml"].count("unit: ldld-tinh-an-giang"),
    "answer": lambda files: files["data/difficulties.yaml"].count("id: 2015-annual-ldld-tinh-an-giang-1"),
    "letters issue": lambda files: files["data/letters.yaml"].count("number:"),
    "letters note": lambda files: sum(f"text: lần {n}." in files["data/letters.yaml"] for n in range(MANY)),
    "explain-query": lambda files: files[RECORD("an-giang")].count("text: lý do"),
}
"""How much of what was written stands there at the end."""
DONE = {**dict.fromkeys(AT_ONCE, 1), "set": MANY, "receive": MANY, "letters note": MANY}
SAID_DONE = {**DONE, "explain-query": MANY}  # each takes the place of the one before, and says so
FIRST = {
    "set": "?", "receive": "?", "extend": "đã gia hạn II.3.g", "answer": "đã có trả lời", "letters issue": "từ trước",
    "letters note": "?", "explain-query": "?",
}  # fmt: skip
"""What they are told who come too late."""


def test_each_explanation_but_the_first_says_which_one_it_replaces(crowds: Any) -> None:
    said = crowds["explain-query"]["said"]

    assert sum("Thay lời giải trình trước: “lý do" in text for text in said) == MANY - 1
