"""Letters from template to bytes, one by one or all in one file for the printer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from plan2015.obligations import Standings
from plan2015.office.paper import finish
from plan2015.office.template.store import TemplateStore
from plan2015.office.template.template import Rendered
from plan2015.office.word.markup import w
from plan2015.office.word.package import DOCUMENT, Details
from plan2015.office.xml import Element, add_element, parse, serialise
from plan2015.papers.letters.context import letter_context
from plan2015.papers.letters.tables import own_list_sheet
from plan2015.papers.words import plan_names
from plan2015.records.model.letters import Letter
from plan2015.reminders.notice import Notice


@dataclass(frozen=True)
class WrittenLetter:
    """A letter and its file's bytes."""

    notice: Notice
    rendered: Rendered
    data: bytes


def write_letters(
    notices: Iterable[Notice], standings: Standings, store: TemplateStore, answer_by: date | None
) -> list[WrittenLetter]:
    """Every letter; the template is compiled once."""
    return [write_letter(notice, standings, store, answer_by) for notice in notices]


def write_letter(
    notice: Notice, standings: Standings, store: TemplateStore, answer_by: date | None, issued: Letter | None = None
) -> WrittenLetter:
    """One letter."""
    context = letter_context(notice, standings, answer_by, issued)
    rendered = store.template("letter").render(context)
    details = Details(f"V/v {context['letter']['subject']}", "plan2015", standings.day)
    return WrittenLetter(notice, rendered, finish(rendered, details))


def write_own_list(standings: Standings, store: TemplateStore) -> bytes:
    """The list for the Trưởng Ban of what TLĐ, the committee and its members owe."""
    context = {**plan_names(standings.plan, standings.day), "table": own_list_sheet(standings).draw()}
    details = Details("Danh mục việc cần báo cáo", "plan2015", standings.day)
    return finish(store.template("list").render(context), details)


def combine(letters: Sequence[WrittenLetter], day: date) -> bytes:
    """All letters in one file, each from page 1 on a sheet of its own."""
    first = letters[0].rendered
    root = parse(first.parts[DOCUMENT])
    body = root.find(w("body"))
    for letter in letters[1:]:
        _close_section(body)
        body.extend(list(parse(letter.rendered.parts[DOCUMENT]).find(w("body"))))
    for mark in [*root.iter(w("bookmarkStart")), *root.iter(w("bookmarkEnd"))]:
        # Several letters would share the numbers of their bookmarks.
        mark.getparent().remove(mark)
    document = serialise(root, standalone=True)
    return finish(Rendered({**first.parts, DOCUMENT: document}, ()), Details("Công văn", "plan2015", day))


def _close_section(body: Element) -> None:
    """Ends a letter's section where the next letter begins."""
    section = body[-1]
    body.remove(section)
    properties = add_element(add_element(body, w("p")), w("pPr"))
    add_element(properties, w("spacing"), {w("before"): "0", w("line"): "20", w("lineRule"): "exact"})
    properties.append(section)
