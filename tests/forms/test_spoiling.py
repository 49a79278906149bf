"""Forms spoilt in every way we know: nothing wrong is entered in silence, and nothing that was typed is lost.

docs/spoiling.md counts what became of every answer; `--full --update-golden` renews it.
"""

import re
from collections import Counter
from typing import Any, NamedTuple

import pytest

from plan2015.forms.gate import FormRefusedError
from plan2015.forms.reading import Reading, read_form
from tests.conftest import REPOSITORY
from tests.forms.conftest import STORE
from tests.forms.spoiling.excel import ExcelForm
from tests.forms.spoiling.filled import DIFFICULTIES, UNITS, Filled, filled, workspace
from tests.forms.spoiling.operations import EVERY
from tests.forms.spoiling.word import WordForm

PAGE = REPOSITORY / "docs" / "spoiling.md"
SHAPES = ("docx", "xlsx")
HEAD = """# Biểu bị làm hỏng: câu trả lời nào vẫn vào đúng chỗ

Mỗi phép làm hỏng được thử trên biểu đã điền đủ của 6 đơn vị, bằng Word và bằng Excel. Ba biểu Word và hai biểu Excel
còn mất hết ô nhập, dấu trang, tên ô từ trước (như khi qua Google Docs); ở Excel, tên ô có khi dời theo ô, có khi không.
Từng câu trả lời được so với điều đơn vị đã gõ: **đúng** (ghi đúng như đã gõ), **có nói** (không ghi, được giữ ngoài
biểu hoặc chỗ mất được nêu), **bị hỏi** (không ghi, báo lỗi ở đúng chỗ ấy). Ghi sai mà không nói: **0**. Mất: **0**.

Trang này do `tests/forms/test_spoiling.py` ghi (`--full --update-golden`).

| phép làm hỏng | Word: đúng | có nói | bị hỏi | Excel: đúng | có nói | bị hỏi |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
"""


class Spoilt(NamedTuple):
    """A spoilt form's bytes, and what stands in it as typed, by code."""

    data: bytes
    expected: dict[str, str | None]


def spoil(name: str, unit: str, shape: str) -> Spoilt | None:
    """The form of a unit after an operation; None where it cannot be done to such a form."""
    operation, target = EVERY[name]
    made = filled(unit)
    variant = UNITS.index(unit)
    form: Any = (
        WordForm(made.docx, bare=variant % 2 == 1)
        if shape == "docx"
        else ExcelForm(made.xlsx, bare=variant % 3 == 1, moves=variant % 3 == 2)
    )
    retyped = operation(form, made, made.targets()[target])
    if retyped is False:
        return None
    return Spoilt(form.bytes(), {**made.values, **(retyped if isinstance(retyped, dict) else {})})


def read(data: bytes) -> Reading:
    loaded = workspace()
    assert loaded.plan
    return read_form(data, loaded, loaded.plan, STORE)


class Judged(NamedTuple):
    """What became of the answers of one form."""

    counts: Counter[str]
    silent: list[str]
    lost: list[str]


def judge(spoilt: Spoilt, made: Filled) -> Judged:
    try:
        reading = read(spoilt.data)
    except FormRefusedError:
        return Judged(Counter({"refused": len(made.values)}), [], [])
    paths = {cell.code: cell.path for cell in made.form.cells() if cell.kind != "check"}
    errors = "\n".join(f"{found.place} {found.text}" for found in reading.errors)
    told = "\n".join(f"{found.place} {found.text}" for found in reading.typed.findings)
    beside = "\n".join(f"{loose.place} {loose.text}" for loose in reading.typed.outside)
    counts: Counter[str] = Counter()
    silent, lost = list(_foreign(reading)), []
    for code, path in paths.items():
        value, wanted = reading.typed.values.get(path), spoilt.expected[code]
        if value == wanted:
            counts["equal"] += wanted is not None
        elif value is not None and not _names(told, code):
            silent.append(f"{code}: {wanted!r} -> {value!r}")
        elif _names(errors, code) or _holds(errors, wanted, made.typed[code]):
            counts["refused"] += 1
        elif _names(told, code) or _holds(told + beside, wanted, made.typed[code]):
            counts["said"] += 1
        else:
            lost.append(f"{code}: {wanted!r}")
    known = set(paths.values())
    silent += [f"{path}: {value!r}" for path, value in reading.typed.values.items() if value and path not in known]
    entries = [entry["text"] for entry in reading.typed.difficulties or ()]
    lost += [text for text, *_ in DIFFICULTIES if text not in entries and not _holds(told + beside, text, text)]
    return Judged(counts, silent, lost)


def _foreign(reading: Reading) -> list[str]:
    """Entries of the listings that nobody wrote as such."""
    given = {text: entry for text, *entry in DIFFICULTIES}
    wrong = []
    for entry in reading.typed.difficulties or ():
        rest = [entry.get("clause", ""), entry.get("proposal", ""), entry.get("to", "")]
        if given.get(entry.get("text", "")) != rest and not any("cột" in f.place for f in reading.errors):
            wrong.append(f"L: {entry}")
    return wrong


def _names(said: str, code: str) -> bool:
    """Whether a code is spoken of, or the whole of its section."""
    return re.search(rf"(?<![\w.]){re.escape(code)}(?![\w.]*\d)|phần {code[0]}\b", said) is not None


def _holds(said: str, *texts: str | None) -> bool:
    return any(text and re.search(rf"(?<!\d){re.escape(text)}(?!\d)", said) for text in texts)


def tried(name: str, units: tuple[str, ...]) -> dict[str, Counter[str]]:
    """What an operation does to the forms of some units, in both shapes."""
    counts: dict[str, Counter[str]] = {}
    for shape in SHAPES:
        counts[shape] = Counter()
        for unit in units:
            if spoilt := spoil(name, unit, shape):
                judged = judge(spoilt, filled(unit))
                assert judged.silent == [], f"{name}, {unit}, {shape}: sai mà không nói"
                assert judged.lost == [], f"{name}, {unit}, {shape}: mất"
                counts[shape] += judged.counts
    return counts


def line(name: str, counts: dict[str, Counter[str]]) -> str:
    cells = [str(counts[shape][kind]) for shape in SHAPES for kind in ("equal", "said", "refused")]
    return f"| {name} | {' | '.join(cells)} |"


def test_there_are_enough_operations() -> None:
    assert len(EVERY) >= 60


@pytest.mark.parametrize("index", range(len(EVERY)), ids=str)
def test_nothing_wrong_enters_in_silence_and_nothing_is_lost(index: int, full: bool, update_golden: bool) -> None:
    name = list(EVERY)[index]
    units = UNITS if full else (UNITS[index % len(UNITS)],) if index % 3 == 0 else ()
    counts = tried(name, units)
    if full and not update_golden:
        assert line(name, counts) in PAGE.read_text("utf-8").splitlines()
    elif full:
        _renew(name, line(name, counts))


def _renew(name: str, new: str) -> None:
    """Puts a line of the page anew; lines of operations that are no more go."""
    old = PAGE.read_text("utf-8") if PAGE.exists() else ""
    lines = {found[1]: found[0] for found in re.finditer(r"^\| (.+? \(\S+\)) \| .*\|$", old, re.MULTILINE)}
    lines[name] = new
    PAGE.write_text(HEAD + "".join(f"{lines[known]}\n" for known in EVERY if known in lines), "utf-8")


def test_the_page_lists_every_operation() -> None:
    listed = re.findall(r"^\| (.+? \(\S+\)) \|", PAGE.read_text("utf-8"), re.MULTILINE)

    assert listed == list(EVERY)
