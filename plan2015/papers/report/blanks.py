"""Places of a finished page that somebody has still to fill: with one of them left, a report is a draft."""

import re
from collections.abc import Iterator
from typing import Any

from plan2015.office.word.markup import w
from plan2015.office.word.package import Parts
from plan2015.office.xml import parse
from plan2015.records.model.plan import Plan

_DOTS = re.compile(r"…{2,}|\.{4,}")
_OF_THE_PAPER = re.compile(r"……/BC-TLĐ|ngày …… tháng \d+ năm \d+")
"""Its own number and day, which the narrative's key `paper` gives."""
_NUMBER, _DAY, _SIGNER = "số Kế hoạch", "ngày ký Kế hoạch", "tên người ký"
_OF_THE_PLAN = {
    _NUMBER: re.compile("……/KH-TLĐ"),
    _DAY: re.compile("ngày …… tháng …… năm ……"),
    _SIGNER: re.compile("^……$"),
}
_DATA_TABLE, _DRAFT_LINE = "PlanTable", "DraftDay"
_MOST_WORDS = 6


def blanks_of(plan: Plan) -> tuple[str, ...]:
    """What the plan does not say and a report prints as dots, unless its template leaves it out."""
    head = plan.plan
    given = {_NUMBER: head.number, _DAY: head.signed, _SIGNER: head.signatory.name}
    return tuple(name for name, value in given.items() if not value)


def blanks_on(parts: Parts) -> tuple[str, ...]:
    """What is left as dots on a page, by name or by the words before it; the paper's own number and day apart.

    Tables of data are not looked at: what units wrote there is quoted as it is.
    """
    named: set[str] = set()
    others: dict[str, None] = {}
    for text in _texts(parse(parts["word/document.xml"])):
        rest = _OF_THE_PAPER.sub("", text)
        for name, pattern in _OF_THE_PLAN.items():
            rest, count = pattern.subn("", rest)
            named |= {name} if count else set()
        others |= {_where(rest, dots): None for dots in _DOTS.finditer(rest)}
    return (*(name for name in _OF_THE_PLAN if name in named), *others)


def _texts(root: Any) -> Iterator[str]:
    for paragraph in root.iter(w("p")):
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        in_table = any(
            found.get(w("val")) == _DATA_TABLE
            for table in paragraph.iterancestors(w("tbl"))
            for found in table.iterfind(f"{w('tblPr')}/{w('tblStyle')}")
        )
        if not in_table and (style is None or style.get(w("val")) != _DRAFT_LINE):
            yield "".join(piece.text or "" for piece in paragraph.iter(w("t"))).strip()


def _where(text: str, dots: re.Match[str]) -> str:
    """A place of dots by the words before it, or after it where it begins a line."""
    before = _DOTS.split(text[: dots.start()])[-1].split()
    if before:
        return f"chỗ chấm sau “{' '.join(before[-_MOST_WORDS:])}”"
    after = _DOTS.split(text[dots.end() :])[0].split()
    return f"chỗ chấm trước “{' '.join(after[:_MOST_WORDS])}”" if after else "một dòng chấm"
