"""From what was typed to what a submission's file holds: one spelling where it is sure, as typed where it is not."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from plan2015.forms.filling import read_figures, shown
from plan2015.forms.found import Answer, Entry, Recognised
from plan2015.forms.grid import Finding, Loose, Proposal
from plan2015.forms.legacy_fonts import Encoding, convert, may_convert, proposal
from plan2015.forms.parts import Cell, Form
from plan2015.forms.understanding import Reader
from plan2015.forms.wording import squash
from plan2015.questionnaire.question import Keys as Path
from plan2015.vietnamese.letters import is_clause

_SOFT_HYPHEN = "\u00ad"
"""A hyphen that shows only at a line's end; in TCVN3 it is the letter ư."""
_TICKED, _UNTICKED = "☒☑✓✔✗✘xX√", "☐□"
_TICK_WORDS, _NO_TICK_WORDS = ("true", "không có"), ("false",)
_MOST_RESPELT = 6
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


def type_answers(
    found: Recognised, form: Form, codes: Mapping[str, Cell], reader: Reader, legacy: Encoding | None
) -> Typed:
    """The typed answers; what cannot be read surely stays as typed, with an error at its cell.

    `codes`: what the codes printed on this form stand for, which a newer form may use for something else.
    """
    return _Typist(form, codes, reader, legacy).run(found)


class _Typist:
    def __init__(self, form: Form, codes: Mapping[str, Cell], reader: Reader, legacy: Encoding | None) -> None:
        self._printed = codes
        self._reader = reader
        self._respelt: dict[str, str] = {}
        self._cells = {cell.code: cell for cell in form.cells()}
        self._places = {code: ".".join(cell.path) for code, cell in codes.items()}
        self._no_difficulty = form.no_difficulty
        self._legacy = legacy
        self._result = Typed()

    def run(self, found: Recognised) -> Typed:
        self._result.findings += found.findings
        for code, answer in found.answers.items():
            self._answer(self._cells[code], answer)
        self._tell_respelt()
        self._difficulties(found)
        for entry in found.explanations:
            self._explanation(entry)
        self._result.outside += [Loose(loose.place, self._clean(loose.text, loose.place)) for loose in found.outside]
        return self._result

    def _tell_respelt(self) -> None:
        """Once for all answers typed in another way that can mean one thing only: what was typed is said."""
        told = [
            f"{code} “{text[:40]}” là {shown(cell, self._result.values[cell.path] or '')}"
            for code, text in list(self._respelt.items())[:_MOST_RESPELT]
            if (cell := self._cells[code])
        ]
        if told:
            more = "; …" if len(self._respelt) > _MOST_RESPELT else ""
            self._tell(
                "note", "toàn biểu", f"đã hiểu {len(self._respelt)} ô ghi theo lối khác: {'; '.join(told)}{more}"
            )

    def _answer(self, cell: Cell, answer: Answer) -> None:
        text = self._clean(answer.text, answer.place)
        if cell.kind == "check":
            self._tick(text, answer.place)
            return
        self._result.values[cell.path] = (self._value(cell, text, answer) or None) if text else None

    def _value(self, cell: Cell, text: str, answer: Answer) -> str:
        """The answer as the file holds it; what is not sure stays as typed, with an error that carries a proposal."""
        meant = self._reader.understand(cell, text)
        if meant.error:
            proposal = Proposal(cell.code, cell.title, text, meant.proposal)
            self._result.findings.append(Finding("error", answer.place, meant.error, proposal))
        elif cell.kind == "date" and answer.hidden_day and answer.hidden_day != meant.value:
            said = f"ngày hiện {text} khác ngày ghi ẩn {answer.hidden_day}: lấy ngày hiện"
            self._tell("note", answer.place, said)
        if meant.is_respelt:
            self._respelt[cell.code] = text
        return meant.value

    def _tick(self, text: str, place: str) -> None:
        said = text.casefold().strip(" .")
        if (text and len(text) == 1 and text in _TICKED) or said in _TICK_WORDS:
            self._result.difficulties = []
        elif text and text not in _UNTICKED and said not in _NO_TICK_WORDS:
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
        figures = read_figures(squash(entry.get("figures", ("", ""))[0]), self._printed)
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
