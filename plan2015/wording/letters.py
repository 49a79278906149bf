"""Letters: what their kinds and states are called, what they ask, and the register as screens name it."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from plan2015.records.model.choices import LetterKind
from plan2015.records.model.letters import Contacted, Letter
from plan2015.vietnamese.dates import short_date
from plan2015.wording.choices import CONTACT_WORDS

Ask = Literal["add", "mend", "explain"]


class LetterForms(NamedTuple):
    """A kind of letter: its name on screens, and its subject (“V/v …”) with the period to fill in."""

    name: str
    subject: str


LETTER_KIND_WORDS: dict[LetterKind, LetterForms] = {
    "N": LetterForms("nhắc trước hạn", "nhắc gửi {report}"),
    "D1": LetterForms("đôn đốc lần 1", "đôn đốc gửi {report}"),
    "D2": LetterForms("đôn đốc lần 2", "đôn đốc gửi {report} (lần 2)"),
    "B": LetterForms("bổ sung, chỉnh sửa", "bổ sung, chỉnh sửa {report}"),
    "G": LetterForms("giải trình", "giải trình số liệu {report}"),
    "BG": LetterForms("bổ sung, chỉnh sửa và giải trình", "bổ sung, chỉnh sửa, giải trình {report}"),
}
LETTER_STATE_WORDS: dict[str, str] = {
    "draft": "dự thảo",
    "submitted": "đã trình ký",
    "issued": "đã phát hành",
    "answered": "đã có trả lời",
    "cancelled": "đã hủy",
}
ASK_WORDS: dict[Ask, str] = {"add": "bổ sung", "mend": "sửa", "explain": "giải trình"}
"""What a letter asks of a unit about a cell."""
ASK_COUNTED: dict[Ask, str] = {"mend": "phải sửa", "explain": "cần giải trình", "add": "còn trống"}
"""What is counted on the first page of a marked form."""


def subject_of(kind: LetterKind, period: str) -> str:
    """What a letter about the report of a period is about; `period` stands inside a sentence."""
    report = f"báo cáo kết quả thực hiện Chương trình {period}"
    return LETTER_KIND_WORDS[kind].subject.format(report=report)


def letter_words(letter: Letter) -> str:
    """One letter: its kind, state, number and day, and until when an answer is asked for."""
    issued = f", số {letter.number} ngày {short_date(letter.date)}" if letter.number and letter.date else ""
    promised = f", hẹn trả lời ngày {short_date(letter.answer_by)}" if letter.answer_by else ""
    return f"{LETTER_KIND_WORDS[letter.kind].name}, {LETTER_STATE_WORDS[letter.state]}{issued}{promised}"


def contact_words(contact: Contacted) -> str:
    """One call, e-mail or visit."""
    promised = f", hẹn ngày {short_date(contact.promised)}" if contact.promised else ""
    said = f": {contact.text}" if contact.text else ""
    return f"{short_date(contact.date)}, {CONTACT_WORDS[contact.channel]}{promised}{said}"


def letters_of(unit_id: str, letters: tuple[Letter, ...], contacts: tuple[Contacted, ...]) -> Iterator[str]:
    """Everything in the register about a unit."""
    yield from (f"{letter.id}: {letter_words(letter)}" for letter in letters if unit_id in letter.units)
    yield from (contact_words(contact) for contact in contacts if contact.unit == unit_id)
