"""Text from elsewhere made fit for a data file: the one door for what forms, sheets and file names bring in."""

import re
import unicodedata
from typing import NamedTuple

from plan2015.records.reading.characters import LOOK_ALIKE, UNSEEN

LOST = "\ufffd"
"""What stands in an answer for a control character; `check` asks for it until somebody types the text again."""
BESIDE = "□"
"""What stands beside the answers for a character that no data file may show: there it is no fault of the report."""

_RIGHT_LETTER = str.maketrans(dict(LOOK_ALIKE))
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\u2060\ufeff\ufff9-\ufffc\ufffe\uffff\ud800-\udfff]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufff9-\ufffc\ufffe\uffff\ud800-\udfff]")


class Cleaned(NamedTuple):
    """A text as a data file holds it, and what had to be done to it."""

    text: str
    lost: tuple[str, ...] = ()
    """The codes of the control characters that were replaced: `U+0093`."""
    composed: bool = False
    """Whether letters and their marks were brought together."""


def clean_text(text: str) -> Cleaned:
    """A text in composed letters with plain line ends and no control character; what was lost is named."""
    if not _ODD.search(text):  # so is nearly every text: one look is enough
        composed = unicodedata.normalize("NFC", text)
        return Cleaned(composed, composed=composed != text)
    whole = _PAIR.sub(lambda pair: pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le"), text)
    plain = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", whole))
    lost = tuple(f"U+{ord(sign):04X}" for sign in dict.fromkeys(_CONTROL.findall(plain)))
    shown = _CONTROL.sub(LOST, plain)
    composed = unicodedata.normalize("NFC", shown)
    return Cleaned(composed, lost, composed != shown)


def clean_beside(text: str) -> str:
    """A text that is kept beside the answers: what `check` would call a fault of the report stands as □.

    A letter that only looks like a Vietnamese one becomes that one: nobody sees a difference, and no answer rests on it.
    """
    return UNSEEN.sub(BESIDE, clean_text(text).text).translate(_RIGHT_LETTER).strip()


def clean_name(name: str) -> str:
    """The name of a file, sheet or place on one line; the raw name stays with the original."""
    if name.isprintable() and not UNSEEN.search(name):  # each cell of a form has a place: most are plain
        return unicodedata.normalize("NFC", name).translate(_RIGHT_LETTER).strip()
    return re.sub(r"[\n\t]", BESIDE, clean_beside(name))
