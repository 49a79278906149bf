"""The register of letters: drafts entered, letters brought from one state to the next, calls noted beside them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plan2015.acts.act import Act, rewritten
from plan2015.acts.opened import Opened
from plan2015.acts.refusal import Refusal
from plan2015.acts.trial import tried
from plan2015.papers.letters.write import WrittenLetter
from plan2015.records.editing.edit import Edit
from plan2015.records.editing.scaffold import LETTERS_HEAD
from plan2015.records.editing.typed import Tree
from plan2015.records.editing.writer import digest
from plan2015.records.kinds import LETTERS
from plan2015.records.model.letters import Contacted, Letter
from plan2015.wording.letters import LETTER_STATE_WORDS

_BEGIN = LETTERS_HEAD + "letters: []\ncontacts: []\n"


@dataclass(frozen=True)
class Moved:
    """A letter and the state it is brought to, in the office's words."""

    letter: str
    state: str


@dataclass(frozen=True)
class Contact:
    """A call, an e-mail or a visit."""

    day: date
    channel: str
    who: str | None = None
    with_whom: str | None = None
    promised: date | None = None
    text: str | None = None


@dataclass(frozen=True)
class Noted:
    """A contact that was noted."""

    shown: str
    unit: str


def add_letters(
    opened: Opened, letters: Iterable[WrittenLetter], day: date, out: Path, answer_by: date | None
) -> Act[str]:
    """Enters new drafts; gives the register as people see it."""
    opened.workspace.need(LETTERS.at)
    edits = tuple(Edit(("letters",), _draft(letter, day, out, answer_by), append=True) for letter in letters)
    shown = opened.workspace.folder.show(LETTERS.at)
    return Act(shown, (rewritten(opened, LETTERS.at, edits, _BEGIN),))


def _draft(letter: WrittenLetter, day: date, out: Path, answer_by: date | None) -> dict[str, Tree]:
    notice = letter.notice
    entry: dict[str, Tree] = {
        "id": notice.id(day),
        "kind": notice.kind,
        "units": [unit.id for unit in notice.units],
        "period": notice.report.period,
        "clause": notice.report.clause,
        "as_of": day.isoformat(),
        "state": "draft",
        "answer_by": answer_by.isoformat() if answer_by else None,
        "file": (out / f"{notice.id(day)}.docx").as_posix(),
        "sha256": digest(letter.data),
        "data": notice.fingerprint(),
    }
    return {key: value for key, value in entry.items() if value}


def note_contact(opened: Opened, unit: str, contact: Contact) -> Act[Noted]:
    """Enters a call, an e-mail or a visit; the same one twice changes nothing."""
    found = opened.find_unit(unit)
    entry = {
        "unit": found.id,
        "date": contact.day.isoformat(),
        "channel": contact.channel,
        "who": contact.who,
        "with_whom": contact.with_whom,
        "promised": contact.promised.isoformat() if contact.promised else None,
        "text": contact.text,
    }
    tree: dict[str, Tree] = {key: value for key, value in entry.items() if value}
    done = Noted(opened.workspace.folder.show(LETTERS.at), found.short_name)
    if Contacted.model_validate(tree) in opened.workspace.letters.contacts:
        return Act(done)
    return Act(done, (tried(opened, LETTERS.at, [Edit(("contacts",), tree, append=True)], _BEGIN),))


def submit(opened: Opened, letter: str) -> Act[Moved]:
    """Enters that a draft was submitted for signature."""
    return _move(opened, letter, ("draft",), {"state": "submitted"})


def issue(opened: Opened, letter: str, number: str, signed: date, answer_by: date | None) -> Act[Moved]:
    """Enters that a letter was issued, with its number and day."""
    changes = {
        "state": "issued",
        "number": number,
        "date": signed.isoformat(),
        "answer_by": answer_by.isoformat() if answer_by else None,
    }
    return _move(opened, letter, ("draft", "submitted"), changes)


def mark_answered(opened: Opened, letter: str, note: str | None) -> Act[Moved]:
    """Enters that the unit answered."""
    return _move(opened, letter, ("issued",), {"state": "answered", "note": note})


def cancel(opened: Opened, letter: str, note: str | None) -> Act[Moved]:
    """Enters that a letter was cancelled."""
    return _move(opened, letter, ("draft", "submitted"), {"state": "cancelled", "note": note})


def _move(opened: Opened, wanted: str, allowed: tuple[str, ...], changes: Mapping[str, str | None]) -> Act[Moved]:
    """Brings one letter from one of the allowed states to another; a letter that is there already may be completed."""
    found = [(n, letter) for n, letter in enumerate(opened.workspace.letters.letters) if letter.id == wanted]
    if not found:
        raise Refusal(f"sổ không có công văn “{wanted}”. Xem: plan2015 letters list")
    number, letter = found[0]
    state = changes["state"] or ""
    if letter.state not in allowed and letter.state != state:
        raise Refusal(
            f"công văn {wanted} đang ở trạng thái “{LETTER_STATE_WORDS[letter.state]}”, không làm việc này được."
        )
    if letter.state == state:
        _refuse_other(letter, changes, opened.workspace.folder.show(LETTERS.at))
    edits = [Edit(("letters", number, key), value) for key, value in changes.items() if value is not None]
    return Act(Moved(wanted, LETTER_STATE_WORDS[state]), (tried(opened, LETTERS.at, edits),))


def _refuse_other(letter: Letter, changes: Mapping[str, str | None], shown: str) -> None:
    """Refuses to enter otherwise what was entered of a letter in its state; what was left open may be added."""
    stands = {key: getattr(letter, key) for key in changes}
    before = {key: value.isoformat() if isinstance(value, date) else value for key, value in stands.items()}
    if any(value is not None and before[key] not in (None, "", value) for key, value in changes.items()):
        words = ", ".join(value for key, value in before.items() if value and key != "state")
        said = f"công văn {letter.id} {LETTER_STATE_WORDS[letter.state]} từ trước: {words}"
        raise Refusal(f"{said}. Ghi nhầm thì sửa trong {shown}.")
