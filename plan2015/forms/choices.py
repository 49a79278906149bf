"""Which of the offered answers somebody means who types it in words of his own."""

from typing import NamedTuple

from plan2015.forms.wording import squash
from plan2015.questionnaire.question import Options
from plan2015.vietnamese.matching import closest

_STOPS = " .;:,!"
# By the words of an option: what says just the same, and what may be meant by it.
_SAME = {
    "có": ("true", "yes", "x", "có rồi", "đã có"),
    "không": ("false", "no", "không có", "chưa", "chưa có"),
    "đã thực hiện": ("đã hoàn thành", "hoàn thành", "đã làm"),
    "đang thực hiện": ("đang làm", "đang triển khai"),
    "chưa thực hiện": ("chưa làm", "chưa triển khai"),
    "không thuộc đối tượng": ("không áp dụng",),
}
_NEAR = {
    "đã thực hiện": ("xong", "rồi", "đã xong", "đã làm xong", "đã triển khai", "đạt"),
    "đang thực hiện": ("một phần", "đã và đang thực hiện"),
    "chưa thực hiện": ("không thực hiện", "sẽ thực hiện"),
    "có": ("1",),
    "không": ("0", "-"),
}


class Chosen(NamedTuple):
    """The value of the option that is surely meant, or the words of the one that may be."""

    value: str | None
    proposal: str = ""


def choose(options: Options, text: str) -> Chosen:
    """The option that a text means; a full stop, capitals, or the first words of one option alone mean nothing else."""
    wanted = squash(text).casefold().strip(_STOPS)
    for value, title in options:
        spelt = title.casefold()
        if wanted in (value.casefold(), spelt, spelt.partition(" (")[0], *_SAME.get(spelt, ())):
            return Chosen(value)
    begun = [value for value, title in options if wanted and f"{title.casefold()} ".startswith(f"{wanted} ")]
    begun = begun or [value for value, title in options if wanted and title.casefold().startswith(f"{wanted},")]
    if len(begun) == 1:
        return Chosen(begun[0])
    near = next((title for _, title in options if wanted in _NEAR.get(title.casefold(), ())), None)
    return Chosen(None, near or closest(text, [title for _, title in options]) or "")
