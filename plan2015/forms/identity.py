"""The line by which a form says whose it is: unit, period, version of the questions, and a check on all of it."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

_LINE = re.compile(
    r"P15(?P<sample>M?)\s*/\s*(?P<period>[a-z0-9-]+)\s*/\s*(?P<unit>[a-z0-9-]+)\s*/\s*(?P<version>[0-9a-f]{6})"
    r"\s*/\s*(?P<check>[0-9a-f]{4})",
    re.IGNORECASE,
)
# Word and its kin turn a hyphen into other dashes while somebody types near it.
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose form it is, for which period, which questions it asks, and whether its figures are illustrative."""

    unit: str
    period: str
    version: str
    illustrative: bool = False

    @property
    def text(self) -> str:
        """The line as printed: `P15/2015-annual/ldld-tinh-an-giang/3f2a9c/7b1e`."""
        body = f"P15{'M' if self.illustrative else ''}/{self.period}/{self.unit}/{self.version}"
        return f"{body}/{_check(body)}"


def find_identities(text: str) -> tuple[list[Identity], list[str]]:
    """The different identities that a text states, and the lines whose check does not fit."""
    sound: dict[Identity, None] = {}
    damaged: dict[str, None] = {}
    for match in _LINE.finditer(unicodedata.normalize("NFC", text).translate(_DASHES)):
        unit, period, version = (match[name].lower() for name in ("unit", "period", "version"))
        identity = Identity(unit, period, version, bool(match["sample"]))
        if identity.text.endswith(match["check"].lower()):
            sound[identity] = None
        else:
            damaged[match[0]] = None
    return list(sound), list(damaged)


def _check(body: str) -> str:
    return hashlib.sha256(f"plan2015 form {body}".encode()).hexdigest()[:4]
