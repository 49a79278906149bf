"""The register of letters on disk: entries added and changed, comments kept."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from plan2015.cli.acts import edit, make
from plan2015.cli.options import Opened, Refusal
from plan2015.cli.trial import change

if TYPE_CHECKING:
    from plan2015.papers.letters.write import WrittenLetter
    from plan2015.records.editing.typed import Tree


def add_letters(opened: Opened, letters: "list[WrittenLetter]", day: date, out: Path, answer_by: date | None) -> None:
    """Enters new drafts."""
    from plan2015.records.editing.edit import Edit
    from plan2015.records.editing.writer import digest
    from plan2015.records.kinds import LETTERS

    entries: list[dict[str, Tree]] = []
    for letter in letters:
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
        entries.append({key: value for key, value in entry.items() if value})
    opened.workspace.need(LETTERS.at)
    if LETTERS.at not in opened.workspace.folder.paths():
        make(opened, LETTERS.at, _head())
    edit(opened, LETTERS.at, [Edit(("letters",), entry, append=True) for entry in entries])


def add_contact(opened: Opened, contact: "dict[str, Tree]") -> None:
    """Enters a call, an e-mail or a visit."""
    from plan2015.records.editing.edit import Edit
    from plan2015.records.kinds import LETTERS

    change(opened, LETTERS.at, [Edit(("contacts",), contact, append=True)], _head())


def change_letter(opened: Opened, wanted: str, allowed: tuple[str, ...], changes: "dict[str, str | None]") -> bool:
    """Changes one letter that is in one of the allowed states; tells whether anything changed."""
    from plan2015.records.editing.edit import Edit
    from plan2015.records.kinds import LETTERS
    from plan2015.wording.letters import LETTER_STATE_WORDS

    found = [(n, letter) for n, letter in enumerate(opened.workspace.letters.letters) if letter.id == wanted]
    if not found:
        raise Refusal(f"sổ không có công văn “{wanted}”. Xem: plan2015 letters list")
    number, letter = found[0]
    if letter.state not in allowed and letter.state != changes.get("state"):
        raise Refusal(
            f"công văn {wanted} đang ở trạng thái “{LETTER_STATE_WORDS[letter.state]}”, không làm việc này được."
        )
    edits = [Edit(("letters", number, key), value) for key, value in changes.items() if value is not None]
    return change(opened, LETTERS.at, edits)


def _head() -> str:
    from plan2015.records.editing.scaffold import LETTERS_HEAD

    return LETTERS_HEAD + "letters: []\ncontacts: []\n"
