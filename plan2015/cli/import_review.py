"""`import --review`: the unsure answers of all files, gone through at the keyboard before anything is written."""

import click

from plan2015.acts.import_entry import Read
from plan2015.acts.import_file import Taken
from plan2015.forms.grid import Proposal
from plan2015.forms.review import answered, proposals, understood
from plan2015.screens.plain import plain

_YES, _KEEP, _EDIT, _SKIP = "y", "n", "e", "s"
_KEYS = {_YES: "nhận", _KEEP: "giữ như đơn vị ghi", _EDIT: "ghi lại", _SKIP: "bỏ qua phần còn lại của biểu này"}


def review(came: list[Taken]) -> list[Taken]:
    """The same files, with the answers that somebody settled."""
    open_ = [(read, proposals(read.reading)) for read in came if isinstance(read, Read)]
    counted, forms = sum(len(found) for _, found in open_), sum(bool(found) for _, found in open_)
    if not counted:
        click.echo("Không có câu trả lời nào phải duyệt.", err=True)
        return came
    click.echo(f"{counted} câu trả lời chưa chắc, ở {forms} biểu. Chưa ghi gì cho đến khi duyệt xong.", err=True)
    click.echo("  " + " · ".join(f"{key} {word}" for key, word in _KEYS.items()), err=True)
    settled = {id(read): _review_form(read, found) for read, found in open_ if found}
    return [settled.get(id(read), read) if isinstance(read, Read) else read for read in came]


def _review_form(read: Read, found: tuple[Proposal, ...]) -> Read:
    outcome = read.outcome
    click.echo(f"{outcome.name}: {outcome.unit}, {outcome.period}", err=True)
    texts: dict[str, str] = {}
    for number, proposal in enumerate(found, start=1):
        key, text = _settle(read, proposal, f"  {number}/{len(found)} ")
        if key == _SKIP:
            break
        if text:
            texts[proposal.code] = text
    said = tuple(f"đã duyệt · {p.code} {p.title}: “{p.typed}” → {texts[p.code]}" for p in found if p.code in texts)
    return read._replace(reading=answered(read.reading, texts), notes=(*read.notes, *said))


def _settle(read: Read, proposal: Proposal, counted: str) -> tuple[str, str]:
    """The key that was pressed, and the text that takes the answer's place, if one does."""
    asked = f"có phải là {proposal.value}?" if proposal.value else "chưa rõ là gì."
    offered = [key for key in _KEYS if key != _YES or proposal.value]
    question = plain(f"{counted}{proposal.code} {proposal.title}: “{proposal.typed}”, {asked}")
    while True:
        key = click.prompt(f"{question} [{'/'.join(offered)}]", default="", show_default=False, err=True)
        key = key.strip().casefold()
        if key in (_KEEP, _SKIP):
            return key, ""
        text = proposal.value if key == _YES else _typed() if key == _EDIT else ""
        if text and _is_sure(read, proposal.code, text):
            return key, text
        if key not in offered:
            click.echo(f"  Gõ một trong: {', '.join(offered)}.", err=True)


def _typed() -> str:
    typed: str = click.prompt("  Ghi lại (Enter: thôi)", default="", show_default=False, err=True)
    return typed.strip()


def _is_sure(read: Read, code: str, text: str) -> bool:
    """Whether a text can be taken as the answer; if not, says why."""
    error = understood(read.reading, code, text).error
    if error:
        click.echo(plain(f"  {error}"), err=True)
    return not error
