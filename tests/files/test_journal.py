"""A journal ends what a stopped command began, overwrites nobody's work, and reaches nothing that is not its own."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from plan2015.files.journal import JOURNAL, Settled, Step, draft_name, write_journal
from plan2015.records.editing.entry import entered
from plan2015.records.editing.writer import digest
from tests.conftest import Run, Small

ORIGINAL, RECORD = "submissions/2015-annual/originals/a.pdf", "submissions/2015-annual/a.yaml"
OLD, NEW, OTHER = b"unit: a\n", b"unit: b\n", b"unit: c\n"


def no_wait() -> None:
    """Nobody alive writes in these tests."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder in which a command was stopped that keeps an original and changes a record."""
    (tmp_path / "tasks.yaml").write_bytes(b"")
    (tmp_path / RECORD).parent.mkdir(parents=True)
    (tmp_path / RECORD).write_bytes(OLD)
    steps = (
        Step(ORIGINAL, None, digest(b"%PDF"), draft_name("a.pdf")),
        Step(RECORD, digest(OLD), digest(NEW), draft_name("a.yaml")),
    )
    write_journal(str(tmp_path), steps, no_wait)
    return tmp_path


def draft(data: Path, *, original: bytes | None = b"%PDF", record: bytes | None = NEW) -> None:
    for path, content in ((ORIGINAL, original), (RECORD, record)):
        if content is not None:
            (data / path).parent.mkdir(exist_ok=True)
            (data / path).with_name(draft_name(path.rpartition("/")[2])).write_bytes(content)


def settle(data: Path) -> Settled | None:
    with entered(str(data), "data", no_wait) as settled:
        return settled


def tree(data: Path) -> dict[str, bytes]:
    return {p.relative_to(data).as_posix(): p.read_bytes() for p in sorted(data.rglob("*")) if p.is_file()}


def test_what_was_drafted_is_put_in_place_and_said(data: Path) -> None:
    draft(data)
    settled = settle(data)

    assert settled == Settled(True, f"Lệnh trước bị dừng giữa chừng, nay đã ghi xong: data/{ORIGINAL}, data/{RECORD}.")
    assert tree(data) == {"tasks.yaml": b"", ORIGINAL: b"%PDF", RECORD: NEW}
    assert settle(data) is None


@pytest.mark.parametrize(("original", "record"), [(None, None), (b"%PDF", None), (b"%P", None), (b"%PDF", b"unit:")])
def test_what_was_not_drafted_to_its_end_is_undone_and_said(
    data: Path, original: bytes | None, record: bytes | None
) -> None:
    draft(data, original=original, record=record)
    settled = settle(data)

    assert settled
    assert (settled.is_finished, "chưa ghi tệp nào vào chỗ" in settled.said) == (False, True)
    assert tree(data) == {"tasks.yaml": b"", RECORD: OLD}
    assert not (data / ORIGINAL).parent.exists()


def test_what_somebody_changed_in_between_is_kept_and_so_is_the_draft(data: Path) -> None:
    draft(data)
    (data / RECORD).write_bytes(OTHER)
    settled = settle(data)

    assert settled
    assert f"data/{RECORD} đã được người khác sửa nên không ghi đè" in settled.said
    assert "a.yaml.chua-ghi-1.txt" in settled.said
    kept = f"{RECORD}.chua-ghi-1.txt"
    assert tree(data) == {"tasks.yaml": b"", ORIGINAL: b"%PDF", RECORD: OTHER, kept: NEW}


def test_a_draft_that_somebody_took_away_is_said(data: Path) -> None:
    draft(data, record=None)
    (data / ORIGINAL).write_bytes(b"%PDF")
    settled = settle(data)

    assert settled
    assert f"Không còn bản nháp của data/{RECORD}" in settled.said
    assert tree(data) == {"tasks.yaml": b"", ORIGINAL: b"%PDF", RECORD: OLD}


def entry(**changes: Any) -> dict[str, Any]:
    good = {"path": RECORD, "before": digest(OLD), "after": digest(NEW), "draft": ".a.yaml.1.tmp"}
    return {**good, **changes}


HOSTILE = {
    "above": {"path": "../a.yaml"},
    "absolute": {"path": "/etc/a.yaml"},
    "in git": {"path": ".git/hooks/a.yaml"},
    "in Git": {"path": "x/.GIT/a.yaml"},
    "a drive": {"path": "C:a.yaml"},
    "backslashes": {"path": "..\\a.yaml"},
    "no draft of ours": {"draft": "a.yaml"},
    "a draft elsewhere": {"draft": "../.a.yaml.1.tmp"},
    "no digest": {"after": "x"},
    "a number": {"before": 1},
    "one key more": {"mode": "0777"},
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_journal_that_a_stranger_wrote_moves_nothing(data: Path, name: str) -> None:
    (data / RECORD).with_name(".a.yaml.1.tmp").write_bytes(NEW)
    text = json.dumps({"folders": [], "files": [entry(**HOSTILE[name])]})
    (data / JOURNAL).write_text(text, "utf-8")
    settled = settle(data)

    assert settled
    assert "không đọc được" in settled.said
    left = tree(data)
    assert left.pop("plan2015-journal.json.chua-ghi-1.txt") == text.encode()
    assert left == {"tasks.yaml": b"", RECORD: OLD}


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"files": 1}', b"[" * 100_000, b"\xff"])
def test_a_spoilt_journal_stops_nobody(data: Path, content: bytes) -> None:
    (data / JOURNAL).write_bytes(content)

    assert settle(data)
    assert settle(data) is None
    assert (data / RECORD).read_bytes() == OLD


@pytest.mark.skipif(os.name == "nt", reason="liên kết trên Windows cần quyền riêng")
def test_a_link_in_the_place_of_a_journal_or_on_its_way_leads_nowhere(data: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.json"
    outside.write_bytes((data / JOURNAL).read_bytes())
    (data / JOURNAL).unlink()
    (data / JOURNAL).symlink_to(outside)

    assert settle(data)
    assert (settle(data), (data / RECORD).read_bytes()) == (None, OLD)


def test_who_reads_is_told_and_changes_nothing_who_writes_ends_it(run: Run, small: Small) -> None:
    data = small.root / "data"
    step = Step("extensions.yaml", None, digest(b"[]\n"), draft_name("extensions.yaml"))
    write_journal(str(data), (step,), no_wait)
    (data / step.draft).write_bytes(b"[]\n")
    before = tree(data)
    for command in (("status", "--as-of", "20/11/2015"), ("check",), ("overdue",), ("show", "an giang")):
        said = run(*command)
        assert "Một lệnh ghi bị dừng giữa chừng" in said.err
        assert (said.err.count("bị dừng"), said.code) == (1, 0)
    assert tree(data) == before

    said = run("receive", "an giang", "2015-annual", "--received", "12/11/2015")
    assert "Lệnh trước bị dừng giữa chừng, nay đã ghi xong: data/extensions.yaml." in said.err
    assert (data / "extensions.yaml").read_bytes() == b"[]\n"
    assert "bị dừng" not in run("status").err
