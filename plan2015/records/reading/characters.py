"""From bytes to text: the encoding must be UTF-8, and what the eye cannot see is named."""

import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

BOM = b"\xef\xbb\xbf"

_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$|^={7}$", re.MULTILINE)
# What joins pictures to one (a family, a flag) is seen: the joiner between two, the letters behind a black flag.
_PICTURES = "\u200d\ufe0f\u2190-\u2bff\U0001f000-\U0001faff"
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufffd\ue000-\uf8ff\ufff9-\uffff]"
    f"|(?<![{_PICTURES}])\u200d|\u200d(?![{_PICTURES[1:]}])"
    "|(?<![\U0001f3f4\U000e0020-\U000e007e])[\U000e0000-\U000e007f]"
)
"""Every character that a data file may not show: the eye cannot see it, or does not know what it was."""
LOOK_ALIKE = {"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ"}
_LOOKS_ALIKE = re.compile("[\u00d0\u0189\u00f0]")
_ODD_BLANK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_CURLY = re.compile("^[ \t]*(?:- +)?(?:[\\w.-]+:[ \t]+)?([“”‘’][^“”‘’\n]*[“”‘’])[ \t]*\\r?$", re.MULTILINE)
_KEY = re.compile(r"^\s*(?:- +)?(?:[\w.-]+:(?=\s))?")
_NUL_RUN = b"\0" * 8
"""What a file that was never filled holds; one by itself was typed or pasted."""

# Letters that Vietnamese does not use but its old encodings do, once read as Western text.
_FOREIGN = re.compile("[¡-¦¨-ª¬®¯²-¶¸-¿Ä-ÇËÎ-ÑÖØÛÜÞßä-çëîïñöøûüþÿ‚-„†-‰‹›Œœ™Ÿƒˆ˜€]")


# ASCII, continuation bytes, and the lead bytes of the letters that Vietnamese has beyond ASCII.
_COMMON_BYTES = bytes([9, 10, 13, *range(32, 127), *range(0x80, 0xC0), 0xC3, 0xC4, 0xC5, 0xC6, 0xE1])
_FOREIGN_BYTES = re.compile(
    b"\xc3[\x84-\x87\x8b\x8e-\x91\x96\x98\x9b\x9c\x9e\x9f\xa4-\xa7\xab\xae-\xb1\xb6\xb8\xbb\xbc\xbe\xbf]|\xc6\x89"
)


class Flaw(NamedTuple):
    """Something found in the text of a file, before it is known which value it stands in."""

    fault: str
    start: int
    length: int
    message: str
    hint: str = ""
    fatal: bool = False


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and what was found in its characters."""

    text: str
    flaws: tuple[Flaw, ...]
    composed: bool
    """The whole text is in NFC; if not, each value must be normalised."""


_FAMILIES: tuple[tuple[str, str, str], ...] = (
    ("bidi-character", "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069", "ký tự đổi chiều chữ"),
    (
        "zero-width-character",
        "\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff\U000e0000-\U000e007f",
        "ký tự không có bề rộng",
    ),
    ("soft-hyphen", "\u00ad", "dấu nối ẩn; thường là chữ “ư” của phông TCVN3 bị đọc sai"),
    ("replacement-character", "\ufffd", "ký tự “\ufffd”: chữ gốc đã mất khi chuyển mã"),
    ("private-character", "\ue000-\uf8ff", "ký tự riêng của một phông chữ"),
    ("control-character", "\x00-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffc\ufffe\uffff", "ký tự điều khiển"),
)
_FAMILY_OF = tuple((fault, re.compile(f"[{members}]"), words) for fault, members, words in _FAMILIES)


def decode(data: bytes) -> Decoded:
    """The text of a data file; a byte order mark and Windows line ends pass in silence."""
    body = data.removeprefix(BOM)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return _undecodable(body, error.start)
    if "\0" in text:
        return _undecodable(body, body.index(b"\0"))
    flaws = [*_conflicts(text), *_mixed_line_ends(body, text), *_odd_characters(body, text)]
    composed = unicodedata.is_normalized("NFC", text)
    if not composed:
        flaws.append(_decomposed(text))
    return Decoded(text, tuple(flaws), composed)


def _odd_characters(body: bytes, text: str) -> list[Flaw]:
    # Two quick looks at the bytes clear nearly every file; only the others are searched letter by letter.
    common = not body.translate(None, _COMMON_BYTES)
    if common and not _FOREIGN_BYTES.search(body):
        return []
    legacy = _legacy(text)
    return [*([] if common else [*_unseen(text), *_odd_typing(text)]), *legacy, *([] if legacy else _look_alikes(text))]


def find_unseen(text: str) -> Flaw | None:
    """The first invisible or forbidden character of a value, also one that was written as an escape."""
    found = UNSEEN.search(text)
    return _name_unseen(found.group(), found.start(), 1) if found else None


def _mixed_line_ends(body: bytes, text: str) -> list[Flaw]:
    if b"\r" not in body or (pairs := body.count(b"\r\n")) == body.count(b"\r") == body.count(b"\n"):
        return []
    alone = body.count(b"\r") - pairs
    start = next(re.finditer("\r(?!\n)" if alone else "(?<!\r)\n", text)).start()
    return [Flaw("mixed-line-ends", start, 0, "dòng kết thúc khi bằng CR, khi bằng LF hoặc CRLF")]


def _odd_typing(text: str) -> list[Flaw]:
    """What was typed otherwise than it looks: blanks that are none, quotes that quote nothing."""
    blanks = _ODD_BLANK.findall(text)
    flaws = []
    if blanks and (found := _ODD_BLANK.search(text)):
        more = f", cả tệp có {len(blanks)} chỗ" if len(blanks) > 1 else ""
        message = f"có dấu cách đặc biệt (U+{ord(found.group()):04X}), trông như dấu cách thường{more}"
        flaws.append(Flaw("odd-blank", found.start(), 1, message))
    if quoted := _CURLY.search(text):
        message = "cả giá trị nằm trong ngoặc kép cong “ ”; YAML không hiểu đó là dấu ngoặc, nên dấu ngoặc thành chữ"
        flaws.append(Flaw("curly-quotes", quoted.start(1), len(quoted[1]), message))
    return flaws


def _look_alikes(text: str) -> list[Flaw]:
    found = _LOOKS_ALIKE.search(text)
    if not found:
        return []
    letter, count = found.group(), len(_LOOKS_ALIKE.findall(text))
    more = f", cả tệp có {count} chỗ" if count > 1 else ""
    message = f"chữ “{letter}” (U+{ord(letter):04X}) trông giống “{LOOK_ALIKE[letter]}” nhưng là chữ khác{more}"
    return [Flaw("look-alike-letter", found.start(), 1, message)]


def _undecodable(body: bytes, start: int) -> Decoded:
    """The text as far as it can be shown, and the first byte that is none of it."""
    flaw = _first_foreign(body, start)
    text = body.decode("utf-8", "replace").replace("\0", "\ufffd") if flaw.start else ""
    return Decoded(text, (flaw,), composed=True)


def _first_foreign(body: bytes, start: int) -> Flaw:
    from plan2015.vietnamese import legacy  # noqa: PLC0415 - its tables take longer to load than most runs to read

    guess = legacy.find_bytes_damage(body)
    if guess == "nul-filled" and _NUL_RUN not in body:
        guess = None
    unknown = (
        ("control-character", "có byte rỗng (NUL)") if body[start] == 0 else ("not-utf8", "có byte không phải UTF-8")
    )
    fault, words = _ENCODINGS.get(guess or "", unknown)
    if guess in ("utf-16", "nul-filled"):
        return Flaw(fault, 0, 0, words, fatal=True)
    good = body[:start].decode("utf-8", "replace")
    line, column = good.count("\n") + 1, len(good) - good.rfind("\n")
    return Flaw(fault, len(good), 1, f"{words}; byte lạ đầu tiên ở dòng {line}, cột {column}", fatal=True)


_ENCODINGS = {
    "utf-16": ("utf-16", "tệp ghi bằng mã UTF-16 (Notepad gọi là “Unicode”), không phải UTF-8"),
    "windows-1258": ("windows-1258", "tệp ghi bằng mã windows-1258, không phải UTF-8"),
    "tcvn3": ("legacy-text", "tệp ghi bằng mã TCVN3 (phông .VnTime), không phải UTF-8"),
    "nul-filled": ("nul-filled", "tệp toàn byte rỗng: hỏng khi ghi (mất điện, đầy đĩa)"),
}


def _conflicts(text: str) -> list[Flaw]:
    found = _CONFLICT.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None
    if not found:
        return []
    message = f"còn dấu trộn dở của git “{found.group()[:7]}”"
    return [Flaw("merge-conflict", found.start(), 7, message, fatal=True)]


def _unseen(text: str) -> list[Flaw]:
    if not UNSEEN.search(text):
        return []
    flaws = []
    for _, pattern, _words in _FAMILY_OF:
        found = [hit for hit in pattern.finditer(text) if UNSEEN.match(text, hit.start())]
        if found:
            flaws.append(_name_unseen(found[0].group(), found[0].start(), len(found)))
    return flaws


def _name_unseen(character: str, index: int, count: int) -> Flaw:
    fault, words = next((fault, words) for fault, pattern, words in _FAMILY_OF if pattern.match(character))
    more = f", cả tệp có {count} chỗ" if count > 1 else ""
    return Flaw(fault, index, 1, f"có {words} (U+{ord(character):04X}){more}")


def _legacy(text: str) -> list[Flaw]:
    if not _FOREIGN.search(text):
        return []
    from plan2015.vietnamese import legacy  # noqa: PLC0415

    start = 0
    for line in text.splitlines(keepends=True):
        name = legacy.find_damage(_KEY.sub("", line)) if _FOREIGN.search(line) else None
        if name:
            return [_name_legacy(name, line, start)]
        start += len(line)
    return []


def _name_legacy(name: str, line: str, start: int) -> Flaw:
    from plan2015.vietnamese import legacy  # noqa: PLC0415

    index = start + len(line) - len(line.lstrip())
    shown = line.strip()
    if name.startswith("mojibake"):
        better = legacy.repair_mojibake(shown)
        return Flaw("mojibake", index, len(shown), "chữ bị đọc sai bảng mã", _proposal(better))
    convert = legacy.convert_tcvn3 if name == "tcvn3" else legacy.convert_vni
    label = "TCVN3 (phông .VnTime)" if name == "tcvn3" else "VNI"
    return Flaw(
        "legacy-text",
        index,
        len(shown),
        f"chữ viết theo bảng mã {label}, không phải Unicode",
        _proposal(convert(shown)),
    )


def _proposal(better: str | None) -> str:
    return f"Có lẽ là: “{better[:120]}”. Chuyển sang Unicode rồi đối chiếu lại." if better else ""


def _decomposed(text: str) -> Flaw:
    for index, character in enumerate(text):
        if unicodedata.combining(character):
            return Flaw("nfd-text", max(index - 1, 0), 2, "chữ có dấu viết rời (Unicode tổ hợp), thường do máy Mac")
    return Flaw("nfd-text", 0, 0, "chữ viết theo dạng Unicode chưa chuẩn (không phải NFC)")
