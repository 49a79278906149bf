"""Changes one value in the text of a file, at exactly the place where it stands."""

import re
from collections.abc import Mapping, Sequence

from plan2015.records.editing.scalars import write_key, write_scalar
from plan2015.records.editing.typed import Tree
from plan2015.records.reading.source import Keys, Source, Spot

_BLOCK_HEAD = re.compile(r"([|>][1-9]?)[+-]?")


class SpliceError(Exception):
    """The text cannot be changed there without rewriting more than was asked; the message says so in Vietnamese."""


def set_value(source: Source, keys: Keys, value: Tree) -> str:
    """The text with the value at `keys` set; a missing key is added behind the last of its group."""
    spot = source.spot(keys)
    if spot is None:
        return _add(source, keys, value)
    if spot.inside is not None and not (isinstance(value, str) or not spot.inside):
        raise SpliceError(f"“{keys[-1]}” đang là một nhóm hoặc danh sách, không thay bằng giá trị khác được")
    return _replace(source, spot, value)


def append_item(source: Source, keys: Keys, value: Tree) -> str:
    """The text with one more item at the end of the list at `keys`; the list is made when it is not there."""
    spot = source.spot(keys) if keys else source.root
    if spot is not None and not isinstance(spot.inside, list) and source.holds(keys):
        raise SpliceError(f"“{keys[-1] if keys else 'tệp'}” phải là một danh sách; sửa lại rồi thử lại")
    if spot is None or spot.inside is None or not spot.inside:
        return set_value(source, keys, [value]) if keys else _first_item(source, value)
    if _is_flow(source, spot):
        raise SpliceError(
            f"danh sách “{keys[-1] if keys else ''}” viết trong [ ]; viết mỗi mục một dòng “- ” rồi thử lại"
        )
    column = spot.inside[0].value.start_mark.column - 2 if isinstance(spot.inside, list) else 0
    return _insert_after(source, spot, _lines([value], _dash_column(source, spot, column)))


def replace_value(source: Source, keys: Keys, value: Tree) -> str:
    """The text with the group or list below a key replaced as a whole; a missing key is added."""
    spot = source.spot(keys)
    if spot is None or spot.inside is None or not spot.inside or spot.key is None:
        return set_value(source, keys, value)
    colon = source.text.index(":", spot.key.end_mark.index)
    start = source.text.rfind("\n", 0, colon) + 1
    end = source.text.find("\n", _last_index(spot))
    rest = source.text[end:] if end >= 0 else "\n"
    lines = _entry_lines(source.text[start : colon + 1], value, spot.key.start_mark.column)
    if source.text[end - 1 : end] == "\r":
        rest = "\r" + rest
    return _with_line_ends(source, source.text[:start], "\n".join(lines), rest)


def block_text(value: Mapping[str, Tree]) -> str:
    """A group of keys as the text of a new file, in block style."""
    return "\n".join(_lines(value, 0)) + "\n"


def _first_item(source: Source, value: Tree) -> str:
    lines = _lines([value], 0)
    if source.data == []:
        start, end = source.span(()) or (0, 0)
        return _with_line_ends(source, source.text[:start], "\n".join(lines), source.text[end:])
    return _with_last_lines(source, lines)


def _replace(source: Source, spot: Spot, value: Tree) -> str:
    start, end = spot.value.start_mark.index, (spot.end or spot.value).end_mark.index
    column = spot.key.start_mark.column if spot.key else spot.value.start_mark.column
    # A block of prose ends behind its last line: what follows must keep its own line.
    old = source.text[start:end].rstrip("\r\n")
    rest = _rest_of_line(source, start + len(old))
    if not (isinstance(value, str) or value is None):
        return _replace_below(source, start, start + len(old), rest, _lines(value, column + 2))
    style = getattr(spot.value, "style", None) or ""
    new = write_scalar(value, column, quote=style if style in ("'", '"') else "", inline=bool(rest.strip()))
    if not rest.strip() and ("\n" in new or not new):
        old += rest  # blanks at the end of a line would become part of prose
    gap = " " if new and start and source.text[start - 1] == ":" else ""
    head = source.text[:start].rstrip(" ") if not new and not rest.strip() else source.text[:start]
    return _with_line_ends(source, head, gap + new, source.text[start + len(old) :])


def _replace_below(source: Source, start: int, end: int, rest: str, lines: list[str]) -> str:
    """The text with lines below a key in the place of its blank or empty value; a comment stays beside the key."""
    if rest.strip() and not rest.lstrip().startswith("#"):
        raise SpliceError("chỗ này viết trong { } hoặc [ ]; viết mỗi khóa một dòng rồi thử lại")
    head = source.text[:start].rstrip(" ") + rest.rstrip()
    return _with_line_ends(source, head, "\n" + "\n".join(lines), source.text[end + len(rest) :])


def _rest_of_line(source: Source, index: int) -> str:
    """What stands between a character and the end of its line."""
    end = source.text.find("\n", index)
    return source.text[index : end if end >= 0 else len(source.text)].removesuffix("\r")


def _add(source: Source, keys: Keys, value: Tree) -> str:
    depth = next(n for n in range(len(keys) - 1, -1, -1) if n == 0 or source.spot(keys[:n]) is not None)
    parent = source.spot(keys[:depth]) if depth else source.root
    for key in reversed(keys[depth + 1 :]):
        value = {str(key): value}
    entry = {str(keys[depth]): value}
    if parent is None:
        return _with_last_lines(source, _lines(entry, 0))
    if parent.inside is None or not parent.inside:
        if parent.inside is None and not _is_blank(parent):
            raise SpliceError(f"“{keys[depth - 1]}” đang là một giá trị, không thêm khóa vào trong được")
        return _replace(source, parent, entry)
    if not isinstance(parent.inside, dict):
        raise SpliceError(f"“{keys[depth - 1]}” là một danh sách, không thêm khóa vào được")
    if _is_flow(source, parent):
        raise SpliceError(f"nhóm “{keys[depth - 1]}” viết trong {{ }}; viết mỗi khóa một dòng rồi thử lại")
    column = next(iter(parent.inside.values())).key.start_mark.column
    return _insert_after(source, parent, _lines(entry, column))


def _insert_after(source: Source, spot: Spot, lines: list[str]) -> str:
    """The text with lines put behind the last line of a block."""
    index = _last_index(spot)
    end = source.text.find("\n", index)
    if end < 0:
        return _with_line_ends(source, _stripped(source.text, _last(spot)), "\n" + "\n".join(lines), "")
    return _with_line_ends(source, source.text[: end + 1], "\n".join(lines) + "\n", source.text[end + 1 :])


def _with_last_lines(source: Source, lines: list[str]) -> str:
    """A text that holds no value yet, with lines behind its last one."""
    gap = "" if not source.text or source.text.endswith("\n") else "\n"
    return _with_line_ends(source, source.text, gap + "\n".join(lines) + "\n", "")


def _stripped(text: str, last: Spot) -> str:
    """A text that ends without a line end; prose in a block that stands last does not gain the one that follows."""
    if getattr(last.value, "style", None) not in ("|", ">") or last.value.value.endswith("\n"):
        return text
    head = last.value.start_mark.index
    return text[:head] + _BLOCK_HEAD.sub(r"\1-", text[head:], count=1)


def _last(spot: Spot) -> Spot:
    """The value that stands last in a block; a group in braces is one value."""
    below = list(spot.inside.values() if isinstance(spot.inside, dict) else spot.inside or ())
    return _last(below[-1]) if below and not _has_end_sign(spot) else spot


def _has_end_sign(spot: Spot) -> bool:
    return spot.end is not None and spot.end.end_mark.index > spot.end.start_mark.index


def _last_index(spot: Spot) -> int:
    """The last character that belongs to a value."""
    spot = _last(spot)
    flow = _has_end_sign(spot)
    start: int = spot.value.start_mark.index
    end: int = (spot.end if flow else spot.value).end_mark.index
    if start == end and spot.key is not None:
        key_end: int = spot.key.end_mark.index
        return max(key_end, end - 1)
    style = getattr(spot.value, "style", None)
    return end - 1 if style in ("|", ">") else max(start, end - 1)


def _dash_column(source: Source, spot: Spot, fallback: int) -> int:
    """The column of the dashes of a block list."""
    first = spot.inside[0] if isinstance(spot.inside, list) and spot.inside else None
    if first is None:
        return max(fallback, 0)
    index = first.value.start_mark.index
    line = source.text[source.text.rfind("\n", 0, index) + 1 : index]
    return max(line.rfind("-"), 0)


def _is_flow(source: Source, spot: Spot) -> bool:
    return source.text[spot.value.start_mark.index : spot.value.start_mark.index + 1] in ("{", "[")


def _is_blank(spot: Spot) -> bool:
    return getattr(spot.value, "value", "x") in ("", "~", "null") and not getattr(spot.value, "style", "x")


def _lines(value: Tree, column: int) -> list[str]:
    pad = " " * column
    if isinstance(value, Mapping):
        return [line for key, inner in value.items() for line in _entry_lines(f"{pad}{write_key(key)}:", inner, column)]
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [line for inner in value for line in _item_lines(pad, inner, column)]
    raise TypeError(value)


def _entry_lines(head: str, value: Tree, column: int) -> list[str]:
    if value is None:
        return [head]
    if isinstance(value, str):
        return f"{head} {write_scalar(value, column)}".split("\n")
    return [head, *_lines(value, column + 2)] if value else [f"{head} {'{}' if isinstance(value, Mapping) else '[]'}"]


def _item_lines(pad: str, value: Tree, column: int) -> list[str]:
    if isinstance(value, Mapping):
        first, *rest = _lines(value, column + 2)
        return [f"{pad}- {first.lstrip()}", *rest]
    return f"{pad}- {write_scalar(str(value), column)}".split("\n")


def _with_line_ends(source: Source, before: str, new: str, after: str) -> str:
    if "\r\n" in source.text:
        new = new.replace("\r\n", "\n").replace("\n", "\r\n")
    return before + new + after
