"""An act has a key: who comes second with something else is told what was first, and an editor's save is never lost."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plan2015.acts import answer, extend, letters, receive
from plan2015.acts.act import Act
from plan2015.acts.opened import Opened
from plan2015.acts.refusal import OutdatedRefusal, Refusal
from plan2015.records.editing import lock
from tests.acts.test_acts import AN_GIANG, ANNUAL, CA_MAU, DAY, LETTER, LETTERS, PATH, REPORT
from tests.acts.workspace import do, opened, other_writer, perform, tree
from tests.cli.forms import form
from tests.conftest import Run, Small

LATER = date(2015, 11, 27)
Decide = Callable[[Opened], Act[Any]]


@pytest.fixture
def year(small: Small) -> Small:
    """A workspace with a report, a letter and a difficulty."""
    small.submit(AN_GIANG, REPORT)
    small.write("letters.yaml", LETTERS)
    small.write("difficulties.yaml", f"- id: kk-01\n  unit: {CA_MAU}\n  raised: 2015-10-01\n  text: Thiếu người\n")
    return small


def grant(until: date, **more: Any) -> Decide:
    return lambda now: extend.extend(now, AN_GIANG, extend.Grant("II.3.g", until, **more))


def reply(**more: Any) -> Decide:
    return lambda now: answer.answer(now, "kk-01", answer.Reply(DAY, **more))


def issue(number: str, day: date = DAY, answer_by: date | None = None) -> Decide:
    return lambda now: letters.issue(now, LETTER, number, day, answer_by)


AGAINST = {
    "extend": (grant(DAY), grant(LATER), "đã gia hạn II.3.g cho .* 2015-11-20, không nêu văn bản"),
    "extend, one paper": (grant(DAY, paper="1/TLĐ"), grant(LATER, paper="1/TLĐ"), "văn bản 1/TLĐ"),
    "extend, no paper": (grant(DAY, paper="1/TLĐ"), grant(LATER), "văn bản 1/TLĐ"),
    "extend, other reason": (grant(DAY, reason="a"), grant(DAY, reason="b"), "đã gia hạn"),
    "answer": (reply(text="đã bố trí"), reply(text="chưa"), "đã có trả lời: 2015-11-20, đã bố trí"),
    "answer by another paper": (reply(paper="1/TLĐ"), reply(paper="2/TLĐ"), "1/TLĐ"),
    "issue": (issue("1/TLĐ"), issue("2/TLĐ"), "từ trước: 1/TLĐ, 2015-11-20"),
    "issue on another day": (issue("1/TLĐ"), issue("1/TLĐ", LATER), "từ trước: 1/TLĐ, 2015-11-20"),
    "cancel with another note": (
        lambda now: letters.cancel(now, LETTER, "a"), lambda now: letters.cancel(now, LETTER, "b"), "từ trước: a",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", AGAINST)
def test_what_contradicts_the_first_is_refused_and_told_it(year: Small, name: str) -> None:
    first, second, told = AGAINST[name]
    do(year, first)
    once = tree(year)

    with pytest.raises(Refusal, match=told):
        do(year, second)
    assert tree(year) == once
    assert do(year, first).changed == frozenset()


ALONG = {
    "a later paper extends further": (grant(DAY, paper="1/TLĐ"), grant(LATER, paper="2/TLĐ")),
    "another period": (grant(DAY), grant(LATER, period=ANNUAL)),
    "what an answer left open": (reply(text="đã bố trí"), reply(text="đã bố trí", paper="1/TLĐ")),
    "what an issue left open": (issue("1/TLĐ"), issue("1/TLĐ", answer_by=LATER)),
    "another call": (
        lambda now: letters.note_contact(now, AN_GIANG, letters.Contact(DAY, "phone", text="a")),
        lambda now: letters.note_contact(now, AN_GIANG, letters.Contact(DAY, "phone", text="b")),
    ),
    "a later receipt": (
        lambda now: receive.receive(now, CA_MAU, ANNUAL, receive.Came(DAY)),
        lambda now: receive.receive(now, CA_MAU, ANNUAL, receive.Came(LATER)),
    ),
}


@pytest.mark.parametrize("name", ALONG)
def test_what_goes_along_with_the_first_is_entered_once(year: Small, name: str) -> None:
    first, second = ALONG[name]
    do(year, first)

    assert do(year, second).changed
    once = tree(year)
    assert (do(year, second).changed, do(year, first).changed) == (frozenset(), frozenset())
    assert tree(year) == once


def test_a_call_noted_twice_is_noted_once(year: Small, run: Run) -> None:
    note = ("letters", "note", "an giang", "--date", "23/11/2015", "--channel", "phone", "--text", "hẹn")

    assert "đã ghi trao đổi" in run(*note).err
    assert "không đổi trao đổi" in run(*note).err
    assert (year.root / "data/letters.yaml").read_text("utf-8").count("text: hẹn") == 1


def test_what_an_editor_saved_since_the_decision_is_never_overwritten(year: Small) -> None:
    act = AGAINST["issue"][0](opened(year))
    path = Path(act.changes[0].path)
    saved = path.read_bytes() + b"# sua tay\n"
    path.write_bytes(saved)

    with pytest.raises(OutdatedRefusal, match="vừa được người khác sửa"):
        perform(act, year.root / "data")
    assert path.read_bytes() == saved
    assert do(year, AGAINST["issue"][0]).changed
    assert path.read_bytes().endswith(b"# sua tay\n")


def test_a_command_decides_again_on_what_an_editor_saved_in_the_middle(
    year: Small, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, real, saves = year.root / "data" / PATH, receive.receive, [b"# 1\n"]

    def interrupted(*arguments: Any) -> Any:
        act = real(*arguments)
        if saves:
            path.write_bytes(path.read_bytes() + saves.pop())
        return act

    monkeypatch.setattr(receive, "receive", interrupted)
    said = run("receive", "an giang", ANNUAL, "--received", "12/11/2015", "--register", "913")

    assert (said.code, "vừa được người khác sửa" in said.err, "đang đọc lại" in said.err) == (0, True, True)
    assert "register_number: 913\n" in path.read_text("utf-8")
    assert path.read_bytes().count(b"# 1\n") == 1


def test_a_correction_agreed_to_while_a_colleague_wrote_is_asked_about_again(
    small: Small, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.submit(AN_GIANG, "indicators:\n  training_classes: 26\n")
    run("render", "form", "an giang", "--period", ANNUAL, "--out", "bieu.docx")
    record = small.submit(AN_GIANG, "received: 2015-11-12\nindicators:\n  training_classes: 681\n")
    asked: list[str] = []
    shown: list[str] = []

    def confirm(question: str, **_: Any) -> bool:
        asked.append(question)
        if len(asked) == 1:
            record.write_text(record.read_text("utf-8").replace("681", "700"), "utf-8")
        return True

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("click.confirm", confirm)
    said = run("import", "bieu.docx", "--received", "20/11/2015")
    shown += [line for line in said.err.splitlines() if "→" in line]

    assert said.code == 0, said
    assert len(asked) == 2
    assert ["681 → 26" in shown[0], "700 → 26" in shown[1]] == [True, True]
    assert "vừa được người khác ghi, đã đọc lại" in said.err
    assert "training_classes: 26" in record.read_text("utf-8")


def test_who_waits_too_long_is_told_who_writes(year: Small, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_TRIES", 3)
    form(run, year)
    with other_writer(year.root / "data"):
        said = run("set", "an giang", ANNUAL, "E01.1", "13")
        assert run("status").code == 0

    assert said.code == 2
    assert "đang được lệnh khác ghi" in said.err
    assert ("tiến trình " in said.err) is Path("/proc/locks").exists()
    assert run("set", "an giang", ANNUAL, "E01.1", "13").code == 0
