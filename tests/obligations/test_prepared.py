"""Prepared is not received: a file that says nothing of a report counts as missing wherever somebody counts."""

import json
from datetime import date

import pytest

from plan2015.consolidation.change import compare
from plan2015.consolidation.consolidate import consolidate
from plan2015.consolidation.report_counts import count_reporting
from plan2015.obligations import Content, Timeliness
from plan2015.obligations.incomplete import list_incomplete
from plan2015.questionnaire import Questionnaire
from plan2015.questionnaire.scaffold import submission_text
from plan2015.records.closed import submission_hashes
from plan2015.records.model.choices import REPORTING
from plan2015.reminders.notice import decide
from tests.conftest import Run, Small

AN_GIANG, BAC_GIANG = "ldld-tinh-an-giang", "ldld-tinh-bac-giang"
DAY = date(2015, 11, 20)

SILENT = [
    "",
    "received:\n",
    "paper:\n  number:\n  signed: null\n",
    "channel: email\nnote: chờ bản chính\n",
    "difficulties: []\ncorrections: []\n",
    "tasks:\n  II.3.c:\n    progress:\n    result: ~\n",
    "indicators:\n  training_classes:\n  own_plan:\n    number:\n    date:\n",
    "source:\n  file: bieu.docx\n  state: blank\n",
]
"""What may stand in a file that only waits for its report."""

TRACES = [
    "received: 12/11/2015\n",
    "received: 31/02/2015\n",
    "received: 12/11/2051\n",
    "received:\nreceived: 12/11/2015\n",
    "paper:\n  number: 34/BC-LĐLĐ\n",
    "paper:\n  signed: 10/11/2015\n",
    "paper:\n  signer: Nguyễn Văn A\n",
    'register_number: "231"\n',
    "original:\n  received: 16/11/2015\n",
    "corrections:\n  - received: 16/11/2015\n",
    "tasks:\n  II.3.c:\n    progress: done\n",
    "tasks:\n  II.9.z:\n    progress: done\n",
    "indicators:\n  training_classes: 0\n",
    "indicators:\n  training_classes: mười hai\n",
    "budget:\n  scope: own-level\n",
    "budget:\n  estimate:\n    training: 0\n",
    "texts:\n  results: Đã mở lớp\n",
    "difficulties:\n  - text: Thiếu kinh phí\n",
    "ghi_chu: đã gửi qua thư\n",
    "source:\n  file: bao-cao.pdf\n",
    "indicators: [1]\n",
]
"""What says that a report came, or what is in it, also where it cannot be read."""


@pytest.mark.parametrize("text", SILENT)
def test_a_file_that_says_nothing_of_a_report_is_prepared(small: Small, text: str) -> None:
    small.submit(AN_GIANG, text)

    standing = small.standing(AN_GIANG, "II.3.g", DAY)

    assert (standing.state.content, standing.state.timeliness) == (Content.MISSING, Timeliness.OVERDUE)
    assert not standing.received
    assert standing.state.prepared
    assert standing.state.submission is None


@pytest.mark.parametrize("text", TRACES)
def test_any_trace_of_a_report_makes_it_received(small: Small, text: str) -> None:
    small.submit(AN_GIANG, text)

    standing = small.standing(AN_GIANG, "II.3.g", DAY)

    assert standing.received
    assert standing.state.prepared is None
    assert standing.state.content is not Content.MISSING


def test_an_empty_file_is_one_that_cannot_be_read_not_one_prepared(small: Small) -> None:
    small.write(f"submissions/2015-annual/{AN_GIANG}.yaml", "")

    assert small.standing(AN_GIANG, "II.3.g", DAY).state.content is Content.INVALID


def test_every_scaffold_of_every_kind_of_unit_is_prepared(small: Small) -> None:
    workspace, _ = small.load()
    assert workspace.plan
    owing = [
        (s.obligation.unit, s.obligation.period) for s in small.standings(DAY).all if s.obligation.type == "report"
    ]
    for unit, period in owing:
        text = submission_text(unit, period or "", Questionnaire(workspace.plan))
        small.write(f"submissions/{period}/{unit.id}.yaml", text)

    reports = [s for s in small.standings(DAY).all if s.obligation.type == "report"]

    assert len({unit.kind for unit, _ in owing}) > 2
    assert [s.obligation.unit.id for s in reports if s.received or not s.state.prepared] == []
    assert {s.state.content for s in reports if s.obligation.applies} == {Content.MISSING}


def test_nobody_counts_a_prepared_file(small: Small, run: Run) -> None:
    before = small.standings(DAY)
    assert run("new", "submission", "an giang", "2015-annual").code == 0
    after = small.standings(DAY)
    workspace = after.workspace

    assert compare(before, after).is_empty
    assert list(list_incomplete(workspace)) == []
    assert submission_hashes(workspace, "2015-annual") == {}
    letters = [(notice.kind, notice.units[0].id) for notice in decide(after).notices]
    assert letters == [(notice.kind, notice.units[0].id) for notice in decide(before).notices]
    assert ("D1", AN_GIANG) in letters
    annual = after.plan.period_by_id["2015-annual"]
    counted = count_reporting(consolidate(after, annual), REPORTING)
    assert (counted.received.value, counted.missing.value) == (0, counted.expected.value)


def test_screens_say_that_the_file_is_there_and_answers_keep_it_missing(small: Small, run: Run) -> None:
    run("new", "submission", "an giang", "2015-annual")

    assert (
        "1 tệp báo cáo đã tạo, chưa nhận: data/submissions/2015-annual/" in run("status", "--as-of", "20/11/2015").out
    )
    shown = run("show", "an giang", "--as-of", "20/11/2015").out
    assert "Tình trạng: Đã tạo tệp, chưa nhận; quá hạn 6 ngày." in shown
    assert f"plan2015 receive {AN_GIANG} 2015-annual --received NGÀY" in shown
    assert "Đã tạo tệp" in run("overdue", "--as-of", "20/11/2015").out
    said = json.loads(run("overdue", "--as-of", "20/11/2015", "--format", "json").out)
    (own,) = [entry for entry in said["obligations"] if entry["unit"] == AN_GIANG]
    assert (own["content"], own["timeliness"], own["submission"], own["missing"]) == ("missing", "overdue", None, [])
    assert json.loads(run("check", "--format", "json").out)["incomplete"] == []


def test_a_real_report_beside_a_prepared_one_is_the_one_that_came(small: Small) -> None:
    small.submit(AN_GIANG)
    small.write(
        f"submissions/2015-annual/ban-sao/{AN_GIANG}.yaml",
        f"unit: {AN_GIANG}\nperiod: 2015-annual\nreceived: 10/11/2015\n",
    )

    standing = small.standing(AN_GIANG, "II.3.g", DAY)

    assert standing.received
    assert standing.state.content is Content.INVALID
