"""Every edit command on every way of writing a file and every value: no crash, no other key, no comment lost."""

import unicodedata
from collections.abc import Callable
from functools import partial
from random import Random
from typing import Any

import click
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plan2015.cli.program import group
from plan2015.records.reading.reader import parse_source
from tests.cli.any_format import Writer, values_of
from tests.conftest import Ran, Run, Small

AN_GIANG = "ldld-tinh-an-giang"
REPORT = f"submissions/2015-annual/{AN_GIANG}.yaml"
WRITING = ("set", "receive", "extend", "answer", "explain-query", "letters", "new", "close")

WORDS = (
    "Đã mở 12 lớp", "Tốt: 100%", "a # b", "- gạch", "34/BC-LĐLĐ", "dòng một\n\n  thụt\nba", "'nháy'", "12", "no",
)  # fmt: skip
hostile = st.one_of(
    st.sampled_from(
        ["", " ", "\u00a0", "\t", "a\tb", "\ta", "a\r\nb", "a\rb", "a\n\nb\n", "- Đã mở 12 lớp", "-3", "-", "--", "-h",
         "--as-of", "null", "~", "{a}", "[", "&a", "*a", "!t", "|", ">", "%", "@", "`", "# x", "a #b", "a: b", ":", "?",
         "a\u200bb", "a\ufeffb", "a\u202eb", "\x07", "\x85", "\u2028", "\ud800", "\udcff", "😀", "<<", "...", "---",
         "<<<<<<< x", "12/11/2015", "1,250", "Tiếng Việt", "'", '"', "\\", "x" * 100_001, "=1+1", "{{ x }}"]
    ),
    st.text(max_size=12).filter(lambda text: "\0" not in text),
    st.sampled_from(WORDS),
).flatmap(lambda text: st.sampled_from([text, unicodedata.normalize("NFD", text)]))  # fmt: skip


def record(random: Random) -> dict[str, Any]:
    """A report with whichever parts; one query is open in it, one is explained."""
    parts: dict[str, Any] = {
        "paper": {"number": random.choice(WORDS), "signed": "10/11/2015"},
        "received": random.choice(["12/11/2015", None]),
        "register_number": None,
        "tasks": {"II.3.d.1": {"progress": "under-way", "result": random.choice(WORDS)}},
        "indicators": {"training_classes": "12", "training_days": "3"},
        "budget": {"estimate": {"training": "14", "base": "100"}},
        "texts": {"results": random.choice(WORDS)},
        "corrections": [],
        "difficulties": [{"text": random.choice(WORDS)}, {"text": "b", "clause": "II.3.d"}],
        "explanations": [
            {"rule": "below-minimum-share", "at": "budget.estimate.training", "text": random.choice(WORDS),
             "figures": {"budget.estimate.training": "14", "budget.estimate.base": "100"}}
        ],
    }  # fmt: skip
    kept = random.sample(list(parts), random.randint(3, len(parts)))
    return {"unit": AN_GIANG, "period": "2015-annual", **{key: parts[key] for key in kept}}


LISTS: dict[str, Any] = {
    "extensions.yaml": [
        {"unit": AN_GIANG, "clause": "II.3.g", "due": {"by": "20/11/2015"}, "reason": "thay đổi lãnh đạo"}
    ],
    "difficulties.yaml": [{"id": "kk-01", "unit": AN_GIANG, "raised": "01/10/2015", "text": "Thiếu giảng viên"}],
    "letters.yaml": {
        "letters": [
            {"id": "thu-1", "kind": "D1", "units": [AN_GIANG], "period": "2015-annual", "clause": "II.3.g",
             "as_of": "20/11/2015", "state": "draft"}
        ],
        "contacts": [],
    },
}  # fmt: skip
FIELDS = (
    "K01", "K05", "E01.1", "E01.2", "A03", "received", "paper.signed", "paper.number", "register_number",
    "tasks.II.3.c.result", "tasks.II.3.d.1.result", "tasks.IX.1.progress", "difficulties.0.text", "unit", "texts",
    "difficulties.1.proposal", "budget.estimate.base", "explanations.0.text", "original.number", "indicators.ten_la",
)  # fmt: skip


@st.composite
def commands(draw: Callable[[st.SearchStrategy[Any]], Any]) -> tuple[list[str], str, tuple[tuple[str | int, ...], ...]]:
    """A command line, the file it may change, and the keys below which it may."""
    value, other = draw(hostile), draw(hostile)
    field = draw(st.one_of(st.sampled_from(FIELDS), st.sampled_from(FIELDS), hostile))
    report, day = (AN_GIANG, "2015-annual"), ("--date", "20/11/2015")
    explain = ("explain-query", *report, "below-minimum-share")
    choices: list[tuple[list[str], str, tuple[tuple[str | int, ...], ...]]] = [
        (["set", *report, field, value], REPORT, ()),
        (["set", *report, "--", field, value], REPORT, ()),
        (["set", *report, "E01.1", "14", "K01", value], REPORT, ()),
        (["receive", *report, "--received", "13/11/2015", "--paper", value, "--register", other], REPORT,
         (("paper",), ("received",), ("register_number",), ("corrections",))),
        (["receive", *report, "--original", "16/11/2015", "--register", value], REPORT,
         (("original",), ("register_number",))),
        ([*explain, value], REPORT, (("explanations",),)),
        ([*explain, draw(st.sampled_from(["--accept", "--refuse"]))], REPORT, (("explanations",),)),
        (["extend", AN_GIANG, "II.3.g", "--until", "25/11/2015", "--reason", value, "--paper", other],
         "extensions.yaml", ((1,),)),
        (["answer", "kk-01", *day, "--text", value, "--passed-to", other], "difficulties.yaml", ((0, "answer"),)),
        (["answer", f"2015-annual/{AN_GIANG}/1", *day, "--text", value], "difficulties.yaml", ((1,),)),
        (["letters", "issue", "thu-1", *day, "--number", value], "letters.yaml", (("letters", 0),)),
        (["letters", "cancel", "thu-1", "--note", value], "letters.yaml", (("letters", 0),)),
        (["letters", "submit", "thu-1"], "letters.yaml", (("letters", 0),)),
        (["letters", "note", AN_GIANG, *day, "--channel", "phone", "--text", value, "--who", other], "letters.yaml",
         (("contacts",),)),
        (["new", "unit", "--kind", "provincial", "--name", value, "--short-name", other], "", ()),
        (["new", "unit", "--kind", "member", "--name", "Nguyễn Văn A", "--short-name", value, "--code", other], "", ()),
        ([draw(st.sampled_from(["set", "receive", "explain-query", "answer"])), value, other, "x", "y"], "", ()),
    ]  # fmt: skip
    return draw(st.sampled_from(choices))


def written(keys: tuple[str | int, ...], allowed: tuple[tuple[str | int, ...], ...]) -> bool:
    return any(keys[: len(top)] == top for top in allowed)


def asked_keys(arguments: list[str], before: bytes) -> tuple[tuple[str | int, ...], ...]:
    """The keys that a `set` names, as they stand or will stand in the file."""
    codes = {
        "K01": "texts.results", "K05": "texts.next_year", "E01.1": "indicators.training_classes",
        "E01.2": "indicators.training_days", "A03": "paper.number",
    }  # fmt: skip
    pairs = [argument for argument in arguments[3:] if argument != "--" or arguments[3] != "--"]
    source = parse_source(before, "x")[0]
    dotted = [codes.get(cell, cell) for cell in pairs[::2]]
    split = [
        ("tasks", key[6:].rpartition(".")[0], key.rpartition(".")[2])
        if key.startswith("tasks.")
        else tuple(int(part) if part.isdecimal() else part for part in key.split("."))
        for key in dotted
    ]
    return (*(source.keys_of(key) for key in dotted), *split)


def compare(before: bytes, after: bytes, allowed: tuple[tuple[str | int, ...], ...], comments: int) -> None:
    """Nothing but the allowed keys changed, and the file's own way of being written stayed."""
    old, new = values_of(before), values_of(after)
    moved = {keys for keys in old.keys() | new.keys() if old.get(keys) != new.get(keys)}
    assert {keys for keys in moved if not written(keys, allowed)} == set()
    for number in range(1, comments + 1):
        assert after.count(f"# ghi chú {number}.".encode()) >= 1
    assert after.startswith(b"\xef\xbb\xbf") is before.startswith(b"\xef\xbb\xbf")
    lone = after.replace(b"\r\n", b"")
    assert b"\r" not in lone
    if b"\r\n" in before:
        assert b"\n" not in lone


@pytest.fixture
def office(small: Small, run_in: Run) -> tuple[Small, Callable[..., Ran]]:
    return small, partial(run_in, small.root)


def test_no_edit_crashes_loses_a_comment_or_touches_another_key(
    office: tuple[Small, Callable[..., Ran]], examples: Callable[[int, int], int]
) -> None:
    small, run = office
    data = small.root / "data"
    units = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}

    def tree() -> dict[str, bytes]:
        return {p.relative_to(data).as_posix(): p.read_bytes() for p in data.rglob("*") if p.is_file()}

    @settings(max_examples=examples(120, 2000), deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(seed=st.integers(0, 2**32), command=commands())
    def holds(seed: int, command: tuple[list[str], str, tuple[tuple[str | int, ...], ...]]) -> None:
        random = Random(seed)  # noqa: S311  a way of writing, no secret
        arguments, target, allowed = command
        for path in [path for path in data.rglob("*") if path.is_file() and path not in units]:
            path.unlink()
        comments: dict[str, int] = {}
        texts = {name: content for name, content in LISTS.items() if random.random() < 0.5 or name == target}
        for name, content in {REPORT: record(random), **texts}.items():
            writer = Writer(random)
            file = small.write(name, writer.file(content))
            comments[name] = writer.comments
            errors = [p for p in parse_source(file.read_bytes(), name)[1] if p.kind == "error"]
            assert not errors, "the grammar makes files that can be read"
        before = tree()
        ran = run(*arguments)
        after = tree()
        changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}

        assert ran.code in (0, 2), ran.err
        assert "Traceback" not in ran.err
        if ran.code == 2:
            assert changed == set()
            assert ran.err.strip()
        for name in changed:
            values_of(after[name])
            assert name in before or target in ("", name)
        if target in changed and target in before:
            where = asked_keys(arguments, before[target]) if arguments[0] == "set" else allowed
            compare(before[target], after[target], where, comments[target])

    holds()


def all_commands(command: click.Command, name: str) -> list[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        return [pair for key, inner in command.commands.items() for pair in all_commands(inner, f"{name} {key}")]
    return [(name, command)]


@pytest.mark.parametrize("name", WRITING)
def test_every_text_that_people_type_comes_through_the_one_door(name: str) -> None:
    with click.Context(group) as ctx:
        command = group.get_command(ctx, name)
    assert command
    raw = [
        f"{full} {parameter.name}"
        for full, inner in all_commands(command, name)
        for parameter in inner.params
        if parameter.type is click.STRING and not getattr(parameter, "is_flag", False)
    ]

    assert raw == []
