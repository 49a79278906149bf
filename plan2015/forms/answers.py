"""From what was typed to what a submission's file holds: one spelling where it is sure, as typed where it is not."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from plan2015.forms.filling import read_figures
from plan2015.forms.found import Answer, Entry, Recognised
from plan2015.forms.grid import Finding, Loose
from plan2015.forms.legacy_fonts import Encoding, convert, may_convert, proposal
from plan2015.forms.parts import Cell, Form
from plan2015.forms.wording import squash
from plan2015.questionnaire.question import Keys as Path
from plan2015.records.model.values import read_figure
from plan2015.vietnamese.dates import DateError, parse_date
from plan2015.vietnamese.letters import is_clause
from plan2015.vietnamese.matching import closest
from plan2015.vietnamese.numbers import NumberError, plain_number

_SOFT_HYPHEN = "\u00ad"
"""A hyphen that shows only at a line's end; in TCVN3 it is the letter ư."""
_TICKED, _UNTICKED = "☒☑✓✔✗✘xX√", "☐□"
_ASKED = re.compile(r"(?P<at>.+) · (?P<rule>[a-z-]+)")


@dataclass
class Typed:
    """The answers of a form as a submission's file holds them."""

    values: dict[Path, str | None] = field(default_factory=dict)
    """By their place; None where the cell is there and empty."""
    difficulties: list[dict[str, str]] | None = None
    """None where the form does not say."""
    explanations: list[dict[str, Any]] = field(default_factory=list)
    outside: list[Loose] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_blank(self) -> bool:
        """Whether nobody has answered anything."""
        return not (any(self.values.values()) or self.difficulties is not None or self.explanations)


def type_answers(found: Recognised, form: Form, legacy: Encoding | None) -> Typed:
    """The typed answers; what cannot be read surely stays as typed, with an error at its cell."""
    return _Typist(form, legacy).run(found)


class _Typist:
    def __init__(self, form: Form, legacy: Encoding | None) -> None:
        self._cells = {cell.code: cell for cell in form.cells()}
        self._places = {cell.code: ".".join(cell.path) for cell in self._cells.values()}
        self._no_difficulty = form.no_difficulty
        self._legacy = legacy
        self._result = Typed()

    def run(self, found: Recognised) -> Typed:
        self._result.findings += found.findings
        for code, answer in found.answers.items():
            self._answer(self._cells[code], answer)
        self._difficulties(found)
        for entry in found.explanations:
            self._explanation(entry)
        self._result.outside += [Loose(loose.place, self._clean(loose.text, loose.place)) for loose in found.outside]
        return self._result

    def _answer(self, cell: Cell, answer: Answer) -> None:
        text = self._clean(answer.text, answer.place)
        if cell.kind == "check":
            self._tick(text, answer.place)
            return
        self._result.values[cell.path] = (self._value(cell, text, answer) or None) if text else None

    def _value(self, cell: Cell, text: str, answer: Answer) -> str:
        try:
            if cell.kind == "number":
                return plain_number(read_figure(text, whole=cell.whole, measure=cell.measure))
            if cell.kind == "date":
                return self._day(text, answer)
        except (NumberError, DateError) as error:
            self._tell("error", answer.place, f"“{text[:60]}” {error}; đã giữ như đơn vị ghi")
            return text
        return self._choice(cell, text, answer.place) if cell.kind == "choice" else text

    def _day(self, text: str, answer: Answer) -> str:
        day = parse_date(text).isoformat()
        if answer.hidden_day and answer.hidden_day != day:
            self._tell("note", answer.place, f"ngày hiện {text} khác ngày ghi ẩn {answer.hidden_day}: lấy ngày hiện")
        return day

    def _choice(self, cell: Cell, text: str, place: str) -> str:
        wanted = squash(text).casefold()
        for value, title in cell.options:
            if wanted in (value, title.casefold(), title.partition(" (")[0].casefold()):
                return value
        titles = [title for _, title in cell.options]
        near = closest(text, titles)
        guess = f" Có phải là “{near}”?" if near else ""
        self._tell("error", place, f"“{text[:60]}” không có trong các mục chọn: {'; '.join(titles)}.{guess}")
        return text

    def _tick(self, text: str, place: str) -> None:
        if text[:1] and text[:1] in _TICKED and len(text) == 1:
            self._result.difficulties = []
        elif text and text not in _UNTICKED:
            self._tell("error", place, f"“{text[:40]}” ở ô {self._no_difficulty}: chưa rõ đã đánh dấu hay chưa")
            self._result.outside.append(Loose(place, text))

    def _difficulties(self, found: Recognised) -> None:
        if not found.difficulties:
            return
        if self._result.difficulties is not None:
            self._tell(
                "note",
                f"ô {self._no_difficulty}",
                "đánh dấu không có khó khăn nhưng vẫn nêu khó khăn: lấy các khó khăn",
            )
        entries = (dict(self._difficulty(entry)) for entry in found.difficulties)
        self._result.difficulties = [entry for entry in entries if entry]

    def _difficulty(self, entry: Entry) -> Iterator[tuple[str, str]]:
        for key, (typed, place) in entry.items():
            text = self._clean(typed, place)
            if not text:
                if key == "text":
                    self._tell("error", place, "có kiến nghị hoặc điểm, khoản nhưng chưa nêu khó khăn, vướng mắc")
                continue
            if key == "clause" and not is_clause(text):
                text = clause_of(text) or text
                if not is_clause(text):
                    self._tell("error", place, f"“{text[:40]}” không phải điểm, khoản, mục; ghi như II.3.d")
            yield key, text

    def _explanation(self, entry: Entry) -> None:
        text, place = entry.get("text", ("", ""))
        text = self._clean(text, place)
        if not text:
            return
        asked = _ASKED.fullmatch(squash(entry.get("at", ("", ""))[0]))
        figures = read_figures(squash(entry.get("figures", ("", ""))[0]), self._cells)
        if asked is None or figures is None:
            self._tell("error", place, "lời giải trình không rõ cho ô nào: cột M.1 hoặc M.2 đã bị sửa; lời được giữ")
            self._result.outside.append(Loose(f"{place}, cột Lời giải trình", text))
            return
        at = self._places.get(asked["at"], asked["at"])
        self._result.explanations.append({"rule": asked["rule"], "at": at, "text": text, "figures": figures})

    def _clean(self, text: str, place: str) -> str:
        """A text that came through the door, old encodings made readable when asked to; its letters stay composed."""
        return unicodedata.normalize("NFC", self._readable(text.strip(), place)).strip()

    def _readable(self, text: str, place: str) -> str:
        if text.isascii():
            return text
        if self._legacy and may_convert(text):
            after = convert(text, self._legacy)
            self._tell("note", place, f"đã đổi từ {self._legacy.upper()}: “{text[:60]}” → “{after[:60]}”")
            return after
        proposed = proposal(text)
        if proposed is None:
            return text.replace(_SOFT_HYPHEN, "")
        encoding, after = proposed
        about = f"có vẻ gõ bằng {encoding.upper()}: “{text[:60]}” → “{after[:60]}”"
        self._tell("note", place, f"{about}; chưa đổi, thêm --legacy {encoding} để đổi")
        return text

    def _tell(self, level: str, place: str, text: str) -> None:
        self._result.findings.append(Finding("error" if level == "error" else "note", place, text))


_CITED = re.compile(r"(?:điểm (?P<point>\w) )?(?:khoản (?P<item>[0-9]+) )?mục (?P<section>[IVX]+)", re.IGNORECASE)


def clause_of(text: str) -> str | None:
    """The clause that a unit cited in words: “điểm d khoản 3 mục II” is `II.3.d`."""
    match = _CITED.fullmatch(squash(text))
    if match is None:
        return None
    parts = (match["section"].upper(), match["item"], match["point"] and match["point"].lower())
    clause = ".".join(part for part in parts if part)
    return clause if is_clause(clause) else None
