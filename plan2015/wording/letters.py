"""Letters of the register, as screens name them."""

from collections.abc import Iterator

from plan2015.records.model.letters import Contacted, Letter
from plan2015.vietnamese.dates import short_date

LETTER_KIND_WORDS = {
    "N": "nhắc trước hạn",
    "D1": "đôn đốc lần 1",
    "D2": "đôn đốc lần 2",
    "B": "bổ sung, chỉnh sửa",
    "G": "giải trình",
    "BG": "bổ sung, chỉnh sửa và giải trình",
}
LETTER_STATE_WORDS = {
    "draft": "dự thảo",
    "submitted": "đã trình ký",
    "issued": "đã phát hành",
    "answered": "đã có trả lời",
    "cancelled": "đã hủy",
}
CHANNEL_WORDS = {"phone": "điện thoại", "email": "thư điện tử", "visit": "làm việc trực tiếp"}


def letter_words(letter: Letter) -> str:
    """One letter: its kind, state, number and day, and until when an answer is asked for."""
    issued = f", số {letter.number} ngày {short_date(letter.date)}" if letter.number and letter.date else ""
    promised = f", hẹn trả lời ngày {short_date(letter.answer_by)}" if letter.answer_by else ""
    return f"{LETTER_KIND_WORDS[letter.kind]}, {LETTER_STATE_WORDS[letter.state]}{issued}{promised}"


def contact_words(contact: Contacted) -> str:
    """One call, e-mail or visit."""
    promised = f", hẹn ngày {short_date(contact.promised)}" if contact.promised else ""
    said = f": {contact.text}" if contact.text else ""
    return f"{short_date(contact.date)}, {CHANNEL_WORDS[contact.channel]}{promised}{said}"


def letters_of(unit_id: str, letters: tuple[Letter, ...], contacts: tuple[Contacted, ...]) -> Iterator[str]:
    """Everything in the register about a unit."""
    yield from (f"{letter.id}: {letter_words(letter)}" for letter in letters if unit_id in letter.units)
    yield from (contact_words(contact) for contact in contacts if contact.unit == unit_id)
