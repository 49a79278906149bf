"""One act on one data file: read, change, read again and compare, then write."""

import copy
import os
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from plan2015.files.gate import GateError, too_large
from plan2015.records.editing.lock import Wait
from plan2015.records.editing.splice import SpliceError, append_item, block_text, replace_value, set_value
from plan2015.records.editing.typed import Tree, tree_as_read
from plan2015.records.editing.writer import change_file, write_file
from plan2015.records.reading.characters import BOM
from plan2015.records.reading.limits import FILE_BYTES
from plan2015.records.reading.reader import parse_source
from plan2015.records.reading.source import Keys, Source


class Edit(NamedTuple):
    """A value to set at keys, or an item to add to the list that stands there."""

    keys: Keys
    value: Tree
    append: bool = False
    whole: bool = False
    """Whether a group or list that stands there gives way as a whole, comments inside it included."""

    def text(self, source: Source) -> str:
        """The file's text with the edit made."""
        if self.append:
            return append_item(source, self.keys, self.value)
        # A list or group that stands where one value belongs goes as a whole.
        if self.whole or isinstance(source.value(self.keys), dict | list):
            return replace_value(source, self.keys, self.value)
        return set_value(source, self.keys, self.value)

    def data(self, data: Any) -> Any:
        """The file's values with the edit made: what the new text must read as."""
        changed = copy.deepcopy(data)
        if self.append:
            found = _at(changed, self.keys)
            items = [*(found if isinstance(found, list) else ()), self.value]
            return _put(changed, self.keys, items)
        return _put(changed, self.keys, self.value)


class EditError(Exception):
    """The edit was not made; the message says why, in Vietnamese, and the file is untouched."""


Judge = Callable[[bytes], None]
"""Looks at what a file would hold, and refuses it by raising."""


def _agree(_data: bytes) -> None:
    """Any content will do."""


def edit_file(path: str, shown: str, edits: Iterable[Edit], wait: Wait, judge: Judge = _agree) -> bool:
    """Makes edits in a file, all or none, and tells whether it changed.

    Others wait from the reading to the writing, so that two edits of one file both stand. The new text is read again
    before it is written and must hold exactly the old values with the edits made; anything else is a fault of ours and
    never reaches the disk.
    """
    try:
        return change_file(path, lambda before: _judged(edited(before, shown, edits), judge), wait)
    except GateError as error:
        raise EditError(f"{shown}: {error.message}") from None


def _judged(data: bytes, judge: Judge) -> bytes:
    judge(data)
    return data


def edited(before: bytes, shown: str, edits: Iterable[Edit]) -> bytes:
    """The bytes of a file with edits made; what they say is written as it will be read."""
    mark = BOM if before.startswith(BOM) else b""
    after = before
    for asked in edits:
        edit = asked._replace(value=tree_as_read(asked.value))
        source, problems = parse_source(after, shown)
        if source.data is None and any(p.kind == "error" and p.rule != "empty-file" for p in problems):
            raise EditError(f"{problems[0].place}: {problems[0].message}; sửa lỗi này trước")
        try:
            after = mark + edit.text(source).encode()
        except SpliceError as error:
            raise EditError(f"{shown}: {error}") from None
        _hold(after, shown, edit.data(source.data), frozenset(problem.rule for problem in problems))
    return after


def new_text(tree: Mapping[str, Tree], shown: str) -> str:
    """The text of a new file that reads back as exactly the given values."""
    text = block_text(tree)
    _hold(text.encode(), shown, tree)
    return text


def _hold(after: bytes, shown: str, data: Any, known: frozenset[str] = frozenset()) -> None:
    """Refuses bytes that would not be read as `data`: too large, not readable as typed, or else by a fault of ours.

    `known` are the rules that the file broke before: they are not what the new value is refused for.
    """
    source, problems = parse_source(after, shown)
    if source.data == data and len(after) <= FILE_BYTES:
        return
    beyond = [problem.message for problem in problems if problem.rule in _LIMITS]
    if len(after) > FILE_BYTES:
        beyond.append(too_large(len(after), FILE_BYTES))
    if beyond:
        raise EditError(f"{shown}: nội dung mới vượt giới hạn của một tệp dữ liệu ({beyond[0]})")
    flaw = next((problem for problem in problems if problem.rule not in known), None)
    if flaw:
        raise EditError(flaw.sentences)
    raise AssertionError(f"{shown} would not be read back as it is meant")


_LIMITS = {"too-long-value", "too-many-values", "too-deep"}


def make_file(path: str, text: str, wait: Wait) -> None:
    """Makes a new file; refused where one stands."""
    write_file(os.fspath(path), text.encode(), None, wait)


def _at(data: Any, keys: Keys) -> Any:
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else data[int(key)] if isinstance(data, list) else None
    return data


def _put(data: Any, keys: Keys, value: Any) -> Any:
    if not keys:
        return value
    key, *rest = keys
    if isinstance(data, list) and isinstance(key, int):
        data[key] = _put(data[key], tuple(rest), value)
        return data
    group = data if isinstance(data, dict) else {}
    group[str(key)] = _put(group.get(str(key)), tuple(rest), value)
    return group
