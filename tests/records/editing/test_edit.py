"""An edit changes only what was asked: the diff is one line, comments, quotes, line ends and order stay."""

import difflib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan2015.records.editing.edit import Edit, EditError, edited
from plan2015.records.reading.reader import parse_source

FILE = """\
# Báo cáo năm
unit: ldld-tinh-an-giang   # mã
period: "2015-annual"
paper:
  number: '34/BC-LĐLĐ'
  signed:            # chưa có
received: null
tasks:
  II.3.d.1:
    progress: done
    result: |
      Dòng một
      Dòng hai

  # ghi chú giữa hai mục
  II.3.e:
    progress: under-way

indicators: {training_classes: 12, trained_persons: 3}
budget:
corrections: []
difficulties:
  - text: Thiếu kinh phí
    clause: II.3.d

  - text: Thiếu giảng viên
# hết
"""


def change(text: str, *edits: Edit) -> str:
    return edited(text.encode(), "x.yaml", edits).decode()


def diff(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), n=0)
    return [line.rstrip("\r\n") for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


@pytest.mark.parametrize(
    ("keys", "value", "lines"),
    [
        (("unit",), "cd-y-te", ["-unit: ldld-tinh-an-giang   # mã", "+unit: cd-y-te   # mã"]),
        (("period",), "2015-h1", ['-period: "2015-annual"', '+period: "2015-h1"']),
        (("paper", "number"), "35/BC", ["-  number: '34/BC-LĐLĐ'", "+  number: '35/BC'"]),
        (("paper", "signed"), "12/11/2015", [
            "-  signed:            # chưa có",
            "+  signed: 12/11/2015            # chưa có",
        ]),
        (("received",), "12/11/2015", ["-received: null", "+received: 12/11/2015"]),
        (("received",), "a: b # c", ["-received: null", '+received: "a: b # c"']),
        (("tasks", "II.3.e", "progress"), "done", ["-    progress: under-way", "+    progress: done"]),
        (("tasks", "II.3.e", "result"), "Xong", ["+    result: Xong"]),
        (("tasks", "II.3.d.1", "reason"), "Vì", ["+    reason: Vì"]),
        (("tasks", "II.3.g"), {"progress": "done"}, ["+  II.3.g:", "+    progress: done"]),
        (("indicators", "training_classes"), "15", [
            "-indicators: {training_classes: 12, trained_persons: 3}",
            "+indicators: {training_classes: 15, trained_persons: 3}",
        ]),
        (("budget", "estimate", "base"), "900", ["+  estimate:", "+    base: 900"]),
        (("texts", "results"), "Tốt\nRất tốt", ["+texts:", "+  results: |-", "+    Tốt", "+    Rất tốt"]),
        (("difficulties", 0, "proposal"), "Bổ sung", ["+    proposal: Bổ sung"]),
        (("difficulties", 1, "clause"), "II.3.d", ["+    clause: II.3.d"]),
    ],
)  # fmt: skip
def test_setting_a_value_touches_its_line_only(keys: tuple[str | int, ...], value: str, lines: list[str]) -> None:
    assert diff(FILE, change(FILE, Edit(keys, value))) == lines


def test_an_item_is_added_behind_the_last() -> None:
    after = change(FILE, Edit(("difficulties",), {"text": "Thiếu phòng học", "clause": "II.3.đ"}, append=True))

    assert diff(FILE, after) == ["+  - text: Thiếu phòng học", "+    clause: II.3.đ"]


@pytest.mark.parametrize("keys", [("corrections",), ("explanations",)])
def test_an_empty_or_missing_list_is_begun(keys: tuple[str, ...]) -> None:
    after = change(FILE, Edit(keys, {"received": "20/11/2015"}, append=True))

    assert parse_source(after.encode(), "x")[0].data[keys[0]] == [{"received": "20/11/2015"}]
    assert "# hết" in after


def test_a_list_file_grows() -> None:
    assert change("# danh sách\n[]\n", Edit((), {"unit": "a"}, append=True)) == "# danh sách\n- unit: a\n"
    assert change("# danh sách\n", Edit((), {"unit": "a"}, append=True)) == "# danh sách\n- unit: a\n"
    assert change("- unit: a\n  due: x\n", Edit((), {"unit": "b"}, append=True)) == "- unit: a\n  due: x\n- unit: b\n"


def test_windows_line_ends_and_the_byte_order_mark_stay() -> None:
    before = b"\xef\xbb\xbf" + FILE.replace("\n", "\r\n").encode()
    after = edited(before, "x", [Edit(("received",), "12/11/2015"), Edit(("tasks", "II.3.e", "result"), "Xong")])

    assert after.startswith(b"\xef\xbb\xbf# ")
    assert after.count(b"\n") == after.count(b"\r\n") == before.count(b"\n") + 1


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("block", ["|", ">", "|-", "|+", ">2", "|2+"])
def test_prose_that_ends_a_file_without_a_line_end_stays_as_it_is(block: str, end: str) -> None:
    before = f"texts:\n  causes: {block}\n    nháy".replace("\n", end)
    after = change(before, Edit(("texts", "results"), "x"))
    old, new = (parse_source(text.encode(), "x")[0] for text in (before, after))

    assert new.value(("texts", "causes")) == old.value(("texts", "causes"))
    assert new.value(("texts", "results")) == "x"
    assert after.count("\r\n") == (after.count("\n") if end == "\r\n" else 0)


@pytest.mark.parametrize("before", ["# ghi chú", "# ghi chú\r\n# hai"])
def test_a_file_of_comments_alone_gets_lines_of_its_own(before: str) -> None:
    assert change(before, Edit(("unit",), "a")).splitlines() == [*before.splitlines(), "unit: a"]


def test_what_the_reader_refuses_is_refused_in_its_words() -> None:
    with pytest.raises(EditError, match=r"quá giới hạn 100\.000"):
        change(FILE, Edit(("unit",), "x" * 100_001))


def test_a_key_that_yaml_would_take_apart_is_quoted() -> None:
    assert '  "a: b\\n# c": "1"\n' in change(FILE, Edit(("paper", "a: b\n# c"), "1")).replace(": 1\n", ': "1"\n')


def test_the_same_value_changes_nothing() -> None:
    assert change(FILE, Edit(("unit",), "ldld-tinh-an-giang")) == FILE


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("indicators", "new"), "viết trong { }"),
        (("unit", "x"), "đang là một giá trị"),
        (("difficulties", "x"), "là một danh sách"),
    ],
)
def test_what_would_need_more_than_a_splice_is_refused(keys: tuple[str, ...], words: str) -> None:
    with pytest.raises(EditError, match=words.replace("{", r"\{").replace("}", r"\}")):
        change(FILE, Edit(keys, "1"))


def test_a_file_with_errors_is_mended_first() -> None:
    with pytest.raises(EditError, match="sửa lỗi này trước"):
        change("a: [\n", Edit(("b",), "1"))


texts = st.text(
    alphabet=st.sampled_from("aăâđếư 09:#-'\"{}[],&*!|>%@`\\?.\n"), min_size=1, max_size=40
).map(lambda text: text.strip("\n")).filter(lambda text: text.strip() and text == text.rstrip())  # fmt: skip
places = st.sampled_from(
    [("unit",), ("paper", "signed"), ("texts", "results"), ("tasks", "II.3.e", "result"), ("difficulties", 0, "text"),
     ("difficulties", 1, "proposal"), ("budget", "note"), ("tasks", "II.3.d.1", "result")]
)  # fmt: skip


@given(places, texts, st.sampled_from(["\n", "\r\n"]))
def test_any_text_is_read_back_as_it_was_given_and_nothing_else_moves(
    keys: tuple[str | int, ...], text: str, line_end: str
) -> None:
    before = FILE.replace("\n", line_end)
    after = change(before, Edit(keys, text))

    assert parse_source(after.encode(), "x")[0].value(keys) == text
    kept = [line for line in before.splitlines() if "#" in line and "unit" not in line and "signed" not in line]
    assert [line for line in after.splitlines() if line in kept][: len(kept)] == kept


@pytest.mark.parametrize("empty", ["[]", "", "null", '""'])
def test_a_comment_beside_an_empty_list_stays_beside_its_key(empty: str) -> None:
    item = {"text": "một\n\n  thụt\nhai"}
    after = change(f"a: {empty} # ghi chú\nb: 1\n", Edit(("a",), item, append=True))

    assert parse_source(after.encode(), "x")[0].data == {"a": [item], "b": "1"}
    assert after.splitlines()[0].startswith("a:")
    assert after.splitlines()[0].endswith("# ghi chú")


def test_a_list_inside_braces_is_not_begun() -> None:
    with pytest.raises(EditError, match="viết mỗi khóa một dòng"):
        change("{a: [], b: 1}\n", Edit(("a",), {"text": "x"}, append=True))


@pytest.mark.parametrize("stands", ["x", "{a: 1}", "\n  a: 1", "{}"])
def test_nothing_is_appended_to_what_is_no_list_and_nothing_of_it_goes(stands: str) -> None:
    with pytest.raises(EditError, match="phải là một danh sách"):
        edited(f"corrections: {stands}\n".encode(), "x", [Edit(("corrections",), {"received": "x"}, append=True)])
