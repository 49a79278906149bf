"""Builds values and their spots from libyaml's events, and refuses what a data file has no need of."""

import re
import unicodedata
from functools import lru_cache
from typing import Any

from yaml import MarkedYAMLError, YAMLError
from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from plan2015.records.reading.characters import Flaw, find_unseen
from plan2015.records.reading.limits import DEPTH, KEY_CHARACTERS, SCALAR_CHARACTERS, VALUES, spelt
from plan2015.records.reading.source import Doubled, Spot, Value
from plan2015.records.reading.syntax import explain_syntax

_MARKS = re.compile("[&*!]")
_BLANKS = frozenset({"", "~", "null"})


class _StopError(Exception):
    """Reading cannot go on behind this flaw."""


@lru_cache(maxsize=4096)
def _is_sound(key: str) -> bool:
    return (
        0 < len(key) <= KEY_CHARACTERS
        and key[0] not in "<\u00a0\u3000"
        and not find_unseen(key)
        and unicodedata.is_normalized("NFC", key)
    )


class Builder:
    """One pass over the events of one file; `flaws` and `doubled` hold what was found on the way."""

    def __init__(self, text: str, *, composed: bool) -> None:
        self.text = text
        self.flaws: list[Flaw] = []
        self.doubled: list[Doubled] = []
        self._composed = composed
        # Most files hold none of these marks, and then no event needs to be asked for anchor or tag.
        self._plain = not _MARKS.search(text)
        # Escapes may spell characters that the text itself does not hold; only a long file holds too long a value.
        self._checked = not (composed and self._plain and "\\" not in text and len(text) <= SCALAR_CHARACTERS)

    def build(self, top: Spot | None = None) -> Value:
        """The value of the file, None when it cannot be read to the end; its spot is put into `top` if given."""
        parser = CParser(self.text)
        try:
            return self._read_stream(parser.get_event, top)
        except _StopError:
            return None
        except MarkedYAMLError as error:
            self.flaws.append(explain_syntax(error, self.text))
            return None
        except YAMLError:
            self.flaws.append(Flaw("yaml-syntax", 0, 0, "tệp có ký tự mà YAML không đọc được", fatal=True))
            return None
        finally:
            parser.dispose()

    def _read_stream(self, get: Any, top: Spot | None) -> Value:
        get()
        if type(get()) is StreamEndEvent:
            self.flaws.append(Flaw("empty-file", 0, 0, "tệp không có nội dung", fatal=True))
            return None
        holder: list[Value] = []
        self._fill(get, holder, top)
        if type(event := get()) is not StreamEndEvent:
            self._stop("second-document", event, "tệp có phần thứ hai sau dấu “---”")
        return holder[0]

    # One loop on purpose: it runs for every value of every file, and a call per value would double its time.
    def _fill(self, get: Any, box: Any, inside: Any) -> None:  # noqa: PLR0912, PLR0915
        stack: list[tuple[Any, Any, bool]] = []
        below: Any = None
        spot: Any = None
        key_event: Any = None
        key = ""
        values, idle = 0, False
        plain, checked, located, in_group = self._plain, self._checked, inside is not None, False
        while True:
            event = get()
            kind = type(event)
            if kind is ScalarEvent:
                text = event.value
                if in_group and key_event is None:
                    if text in box or not plain or not _is_sound(text):
                        text = self._key(event, box)
                    key, key_event, idle = text, event, text == "<<"
                    continue
                value = text
                if checked or text < "!" or text in _BLANKS:
                    value = self._text(event)
                    if not text and not event.style and key_event is not None and self._lacks_colon(key_event, event):
                        key_event = None
                        continue
                below = None
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                if located:
                    inside.end = event
                box, inside, in_group = stack.pop()
                continue
            elif kind is DocumentEndEvent:
                return
            elif kind is AliasEvent:
                self._refuse(event)
                value, below = None, None
            else:
                self._refuse(event)
                value = {} if kind is MappingStartEvent else []
                below = {} if kind is MappingStartEvent else []
            values += 1
            if values > VALUES:
                self._stop("too-many-values", event, f"tệp có quá {spelt(VALUES)} giá trị")
            if not in_group:
                box.append(value)
                if located:
                    inside.inside.append(spot := Spot(None, event, below))
            elif key_event is None:
                self._stop("wrong-key", event, "khóa phải là chữ, không phải danh sách hay nhóm")
            elif key not in box and not idle:
                box[key] = value
                if located:
                    inside.inside[key] = spot = Spot(key_event, event, below)
            else:
                if value != box.get(key):
                    self.doubled.append(Doubled(box, key, value))
                if located:
                    spot = Spot(key_event, event, below)
            key_event = None
            if below is not None:
                if len(stack) >= DEPTH:
                    self._stop("too-deep", event, f"lồng nhau quá {DEPTH} tầng")
                stack.append((box, inside, in_group))
                box, inside, in_group = value, spot, kind is MappingStartEvent

    def _key(self, event: Any, box: dict[str, Value]) -> str:
        self._refuse(event)
        key: str = event.value
        if not self._composed or event.style == '"':
            key = unicodedata.normalize("NFC", key)
        if key in box:
            self._note("duplicate-key", event, f"khóa “{key}” có hai lần trong cùng một nhóm")
        elif unseen := find_unseen(key):
            self._add(unseen._replace(start=event.start_mark.index, length=0))
        elif key == "<<":
            self._note("merge-key", event, "dùng “<<” để trộn nhóm khác vào")
        elif key[:1] in ("", "\u00a0", "\u3000"):
            self._note("wrong-indent", event, "khóa trống hoặc bắt đầu bằng dấu cách đặc biệt")
        elif len(key) > KEY_CHARACTERS:
            self._stop("too-long-value", event, f"khóa dài quá {KEY_CHARACTERS} ký tự")
        return key

    def _text(self, event: Any) -> str | None:
        if not self._plain:
            self._refuse(event)
        text: str = event.value
        if self._checked:
            text = unicodedata.normalize("NFC", text)
        if event.style == '"' and (unseen := find_unseen(text)):
            self._add(unseen._replace(start=event.start_mark.index, length=0))
        if len(text) > SCALAR_CHARACTERS:
            self._note(
                "too-long-value", event, f"chữ dài {spelt(len(text))} ký tự, quá giới hạn {spelt(SCALAR_CHARACTERS)}"
            )
            return None
        if event.style:
            return text if text.strip() else None
        return None if text in _BLANKS else text

    def _refuse(self, event: Any) -> None:
        if event.anchor is not None:
            self._note("anchor-or-alias", event, f"dùng neo hoặc tham chiếu YAML “{event.anchor}”")
        elif event.tag not in (None, "!"):
            self._note("tag", event, f"dùng nhãn kiểu YAML “{event.tag}”")

    def _lacks_colon(self, key: Any, value: Any) -> bool:
        """Whether a key is no key at all, but what a comma in braces cut off from the value before it."""
        if ":" in self.text[key.end_mark.index : value.start_mark.index + 1]:
            return False
        message = f"“{key.value}” đứng một mình trong {{ }}: dấu phẩy đã tách nó khỏi phần trước"
        self._note("comma-in-braces", key, message)
        return True

    def _note(self, fault: str, event: Any, message: str) -> None:
        first, last = event.start_mark, event.end_mark
        self._add(Flaw(fault, first.index, last.index - first.index, message))

    def _add(self, flaw: Flaw) -> None:
        self.flaws.append(flaw)

    def _stop(self, fault: str, event: Any, message: str) -> None:
        self._add(Flaw(fault, event.start_mark.index, 0, message, fatal=True))
        raise _StopError
