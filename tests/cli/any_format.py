"""Data files as people format them: comments, blank lines, indents, quotes, blocks, braces, line ends, byte marks."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

import yaml

_PLAIN = re.compile(r"\w[\w /.-]*")
_BLOCKS = ("|", "|-", "|+", ">", ">-", ">+")


@dataclass
class Writer:
    """Writes values as YAML text, every choice of style made anew."""

    random: Random
    comments: int = 0
    lines: list[str] = field(default_factory=list)

    def file(self, data: Any) -> bytes:
        """A whole file."""
        self._remarks(0)
        if self._one_in(6):
            self.lines.append("---")
        self._value(data, 0)
        self._remarks(0)
        text = "\n".join(self.lines)
        end = self.random.choice(["\n", "\n", "", "\n\n"]) if self.lines else ""
        text = (text + end).replace("\n", self.random.choice(["\n", "\n", "\r\n"]))
        return (b"\xef\xbb\xbf" if self._one_in(6) else b"") + text.encode()

    def _one_in(self, count: int) -> bool:
        return self.random.randrange(count) == 0

    def _comment(self) -> str:
        self.comments += 1
        return f"# ghi chú {self.comments}."

    def _remarks(self, indent: int) -> None:
        if self._one_in(5):
            pad = self.random.choice([None, " " * indent, ""])
            self.lines.append("" if pad is None else pad + self._comment())

    def _value(self, data: Any, indent: int) -> None:
        if isinstance(data, dict):
            for key, value in data.items():
                self._remarks(indent)
                self._entry(f"{' ' * indent}{key}:", value, indent)
        else:
            for value in data:
                self._remarks(indent)
                self._item(value, indent)

    def _entry(self, head: str, value: Any, indent: int) -> None:
        if not value and value is not None and not isinstance(value, str):
            self.lines.append(f"{head} {'{}' if isinstance(value, dict) else '[]'}{self._tail()}")
        elif isinstance(value, dict | list):
            if self._one_in(8) and (flow := self._flow(value)):
                self.lines.append(f"{head} {flow}{self._tail()}")
                return
            self.lines.append(head + self._tail())
            inner = self.random.choice([0, 2, 4] if isinstance(value, list) else [2, 2, 4])
            self._value(value, indent + inner)
        else:
            self._scalar(head, value, indent)

    def _item(self, value: Any, indent: int) -> None:
        if not isinstance(value, dict):
            self._scalar(f"{' ' * indent}-", value, indent)
            return
        start = len(self.lines)
        self._value(value, indent + 2)
        first = next(n for n in range(start, len(self.lines)) if re.match(r"\s*[^\s#]", self.lines[n]))
        line = self.lines[first]
        self.lines[first] = f"{line[:indent]}- {line[indent + 2 :]}"

    def _tail(self) -> str:
        return f"  {self._comment()}" if self._one_in(5) else self.random.choice(["", "", "", " "])

    def _scalar(self, head: str, value: str | None, indent: int) -> None:
        if value is None:
            self.lines.append(head + self.random.choice(["", "", " null", " ~", ' ""']) + self._tail())
            return
        if self._one_in(8):
            value = unicodedata.normalize("NFD", value)
        if "\n" in value or self._one_in(6):
            pad = " " * (indent + self.random.choice([2, 2, 4]))
            head = f"{head} {self.random.choice(_BLOCKS)}{self.random.choice(['', '  # khối'])}"
            self.lines += [head, *(pad + line if line else "" for line in value.split("\n"))]
            return
        plain = [value] if _PLAIN.fullmatch(value) else []
        single = "'" + value.replace("'", "''") + "'"
        double = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        self.lines.append(f"{head} {self.random.choice([*plain, *plain, single, double])}{self._tail()}")

    def _flow(self, value: Any) -> str:
        pairs = value.items() if isinstance(value, dict) else ((None, item) for item in value)
        parts = []
        for key, inner in pairs:
            if not isinstance(inner, str) or "\n" in inner:
                return ""
            text = inner if _PLAIN.fullmatch(inner) else "'" + inner.replace("'", "''") + "'"
            parts.append(f"{key}: {text}" if key is not None else text)
        return ("{" + ", ".join(parts) + "}") if isinstance(value, dict) else ("[" + ", ".join(parts) + "]")


def leaves(data: Any, keys: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every value of a file by its keys, as another library reads it; blanks are no values."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, (*keys, unicodedata.normalize("NFC", key)))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from leaves(value, (*keys, number))
    elif data not in ("", "~", "null", None) and data.strip():
        yield keys, unicodedata.normalize("NFC", data)


def values_of(data: bytes) -> dict[tuple[str | int, ...], str]:
    """The values of a file by PyYAML's own scanner, which takes less than libyaml and guesses no types."""
    return dict(leaves(yaml.load(data, Loader=yaml.BaseLoader)))  # noqa: S506  it makes texts only
