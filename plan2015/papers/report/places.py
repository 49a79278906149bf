"""The places of the report where the author writes: prose put in, holes marked and counted."""

from dataclasses import dataclass
from functools import cached_property

from plan2015.office.template.values import Block
from plan2015.office.word.markup import paragraph, run
from plan2015.records.model.duty import CitedPaper
from plan2015.records.model.narrative import AuthorPlace, Narrative

_HOLE = '<w:highlight w:val="yellow"/>'
_FAINT = '<w:i/><w:iCs/><w:color w:val="7F7F7F"/>'


@dataclass(frozen=True)
class AuthoredPlaces:
    """What is still to be filled in one report: its number and day, places of the author, dots of the plan."""

    declared: tuple[AuthorPlace, ...]
    """By the plan, in the order of the paper."""
    narrative: Narrative | None
    blanks: tuple[str, ...] = ()
    """What else the page leaves as dots, each in words."""

    @cached_property
    def holes(self) -> tuple[str, ...]:
        """Places that only the author can fill, still empty."""
        return tuple(p.place for p in self.declared if p.required and not self._text(p.place))

    @cached_property
    def optional(self) -> tuple[str, ...]:
        """Places where the author may go on after the tool's sentence, still empty."""
        return tuple(p.place for p in self.declared if not p.required and not self._text(p.place))

    @cached_property
    def open(self) -> tuple[str, ...]:
        """All that keeps the paper a draft, each in words."""
        paper = self.narrative.paper if self.narrative else CitedPaper()
        own = {"số báo cáo": paper.number, "ngày ký báo cáo": paper.date}
        words = [*(name for name, value in own.items() if not value), *self.blanks]
        return (*words, f"lời người soạn ở {', '.join(self.holes)}") if self.holes else tuple(words)

    @property
    def draft(self) -> bool:
        """Whether the paper is a draft: something on it is still open."""
        return bool(self.open)

    def blocks(self) -> dict[str, Block]:
        """The block of each place, under its name in the template."""
        return {place.place: self._block(place) for place in self.declared}

    def _text(self, place: str) -> str:
        return ((self.narrative.sections.get(place) if self.narrative else None) or "").strip()

    def _block(self, place: AuthorPlace) -> Block:
        if text := self._text(place.place):
            lines = _lines(text, ends=place == self.declared[-1])
            return Block("".join(paragraph("", run(line)) for line in lines))
        if place.required:
            return Block(paragraph("", run(f"[Người soạn viết: {place.title}]", _HOLE)))
        return Block(paragraph("", run(f"[Viết tiếp nếu cần: {place.title}]", _FAINT)) if self.draft else "")


def _lines(text: str, *, ends: bool) -> list[str]:
    """The paragraphs of a text; that of the last place ends the report."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if ends:
        lines[-1] = f"{lines[-1].rstrip('.')}./."
    return lines
