"""Builds values and their spots from libyaml's events, and refuses what a data file has no need of."""

import unicodedata
from typing import Any

from yaml import MarkedYAMLError, YAMLError
from yaml.cyaml import CParser
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
from plan2015.records.reading.limits import DEPTH, SCALAR_CHARACTERS, VALUES
from plan2015.records.reading.source import Spot, Value
from plan2015.records.reading.syntax import explain_syntax

_BLANKS = frozenset({"", "~", "null"})


class _Stop(Exception):
    """Reading cannot go on behind this flaw."""


class Builder:
    """One pass over the events of one file; `flaws` holds what was found on the way."""

    def __init__(self, text: str, *, composed: bool) -> None:
        self.text = text
        self.flaws: list[Flaw] = []
        self._composed = composed

    def build(self) -> tuple[Value, Spot | None]:
        """The value of the file and its spot; (None, None) when it cannot be read to the end."""
        parser = CParser(self.text)
        try:
            return self._read_stream(parser.get_event)
        except _Stop:
            return None, None
        except MarkedYAMLError as error:
            self.flaws.append(explain_syntax(error, self.text))
            return None, None
        except YAMLError:
            self.flaws.append(Flaw("yaml-syntax", 0, 0, "tệp có ký tự mà YAML không đọc được", fatal=True))
            return None, None
        finally:
            parser.dispose()

    def _read_stream(self, get: Any) -> tuple[Value, Spot | None]:
        get()
        if type(get()) is StreamEndEvent:
            self.flaws.append(Flaw("empty-file", 0, 0, "tệp không có nội dung", fatal=True))
            return None, None
        holder: list[Value] = []
        spots: list[Spot] = []
        self._fill(get, holder, spots)
        if type(event := get()) is not StreamEndEvent:
            self._stop("second-document", event, "tệp có phần thứ hai sau dấu “---”")
        return holder[0], spots[0]

    # One loop on purpose: it runs for every value of every file, and a call per value would double its time.
    def _fill(self, get: Any, holder: list[Value], spots: list[Spot]) -> None:  # noqa: PLR0912
        stack: list[tuple[Any, Any, Any]] = []
        box: Any = holder
        inside: Any = spots
        key_event: Any = None
        key = ""
        values = 0
        while True:
            event = get()
            kind = type(event)
            if kind is ScalarEvent:
                if event.anchor is not None or event.tag is not None:
                    self._refuse(event)
                if key_event is None and type(box) is dict:
                    key = self._key(event, box)
                    key_event = event
                    continue
                text = event.value
                value = self._text(event) if event.style or len(text) > 80 or not self._composed else text
                if value in _BLANKS and not event.style:
                    value = None
                    if not text and key_event is not None:
                        self._check_colon(key_event, event)
                below = None
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                box, inside, key_event = stack.pop()
                continue
            elif kind is DocumentEndEvent:
                return
            elif kind is AliasEvent:
                self._refuse(event)
                value, below = None, None
            else:
                if event.anchor is not None or event.tag is not None:
                    self._refuse(event)
                value, below = ({}, {}) if kind is MappingStartEvent else ([], [])
            values += 1
            if values > VALUES:
                self._stop("too-many-values", event, "tệp có quá 50.000 giá trị")
            if type(box) is dict:
                if key_event is None:
                    self._stop("wrong-key", event, "khóa phải là chữ, không phải danh sách hay nhóm")
                if key not in box:
                    box[key] = value
                    inside[key] = (key_event, event, below)
            else:
                box.append(value)
                inside.append((None, event, below))
            key_event = None
            if below is not None:
                if len(stack) >= DEPTH:
                    self._stop("too-deep", event, f"lồng nhau quá {DEPTH} tầng")
                stack.append((box, inside, None))
                box, inside = value, below

    def _key(self, event: Any, box: dict[str, Value]) -> str:
        key: str = event.value
        if not self._composed or event.style == '"':
            key = unicodedata.normalize("NFC", key)
        if key in box:
            self._note("duplicate-key", event, f"khóa “{key}” có hai lần trong cùng một nhóm")
        elif key == "<<":
            self._note("merge-key", event, "dùng “<<” để trộn nhóm khác vào")
        elif not key or key[0] in "\u00a0\u3000":
            self._note("wrong-indent", event, "khóa trống hoặc bắt đầu bằng dấu cách đặc biệt")
        elif len(key) > 300:
            self._stop("too-long-value", event, "khóa dài quá 300 ký tự")
        return key

    def _text(self, event: Any) -> str | None:
        text: str = event.value
        if not self._composed or event.style == '"':
            text = unicodedata.normalize("NFC", text)
            if unseen := find_unseen(text):
                self._add(unseen._replace(index=event.start_mark.index, length=0))
        if len(text) > SCALAR_CHARACTERS:
            self._note("too-long-value", event, f"chữ dài {len(text)} ký tự, quá giới hạn 100.000")
            return None
        return text if not event.style or text.strip() else None

    def _refuse(self, event: Any) -> None:
        if type(event) is AliasEvent or event.anchor is not None:
            self._note("anchor-or-alias", event, f"dùng neo hoặc tham chiếu YAML “{event.anchor}”")
        elif event.tag != "!":
            self._note("tag", event, f"dùng nhãn kiểu YAML “{event.tag}”")

    def _check_colon(self, key: Any, value: Any) -> None:
        if ":" not in self.text[key.end_mark.index : value.start_mark.index + 1]:
            self._note("comma-in-braces", key, f"“{key.value}” đứng một mình trong {{ }}: dấu phẩy đã tách nó khỏi phần trước")

    def _note(self, fault: str, event: Any, message: str) -> None:
        first, last = event.start_mark, event.end_mark
        self._add(Flaw(fault, first.index, last.index - first.index, message))

    def _add(self, flaw: Flaw) -> None:
        self.flaws.append(flaw)

    def _stop(self, fault: str, event: Any, message: str) -> None:
        self._add(Flaw(fault, event.start_mark.index, 0, message, fatal=True))
        raise _Stop
