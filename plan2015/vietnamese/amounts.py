"""Figures that are said with more than digits: amounts in tỷ and triệu, remarks in brackets; proposed, never taken."""

import re
import unicodedata
from decimal import Decimal

_SCALES = {"tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "nghìn": 1000, "ngàn": 1000}
_SPACE = "[ \u00a0\u2009\u202f]"
_SCALED = re.compile(rf"(?P<figure>[0-9.,]+){_SPACE}?(?P<scale>{'|'.join(_SCALES)})", re.IGNORECASE)
_AMOUNT = re.compile(rf"(?:[0-9.,]+{_SPACE}?(?:{'|'.join(_SCALES)})[ ,]*)+(?:đồng|đ)?", re.IGNORECASE)
_REMARK = re.compile(r"(?P<figure>[^()]*[0-9][^()]*?)\s*\([^()]*\)")
_LONGEST, _LONGEST_AMOUNT = 400, 40


def amount_of(text: str) -> int | None:
    """The đồng that `1,2 tỷ` or `1 tỷ 250 triệu` may mean.

    >>> amount_of("1,2 tỷ đồng")
    1200000000
    """
    if len(text) > _LONGEST_AMOUNT or text.isascii():
        return None
    composed = unicodedata.normalize("NFC", text)
    parts = [_scaled(match) for match in _SCALED.finditer(composed)] if _AMOUNT.fullmatch(composed) else []
    return sum(part or 0 for part in parts) if parts and None not in parts else None


def _scaled(match: re.Match[str]) -> int | None:
    # Before triệu and tỷ a comma leads decimals, and dots group thousands: 1.250 triệu is 1,25 tỷ.
    figure = match["figure"].replace(".", "").replace(",", ".", 1)
    if not re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", figure):
        return None
    amount = Decimal(figure) * _SCALES[match["scale"].lower()]
    return int(amount) if amount == int(amount) else None


def without_remark(text: str) -> str:
    """The figure before a remark in brackets: `12` of `12 (cả lớp ghép)`; empty where there is none."""
    match = _REMARK.fullmatch(text) if text.endswith(")") and len(text) <= _LONGEST else None
    return match["figure"] if match else ""
