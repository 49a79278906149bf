"""Finds the line of a key in a file we wrote ourselves, without asking the reader that is to be tested."""


def line_of(text: str, *keys: str | int) -> int:
    """The line, from 1, of a key or list item in block style; the first line for no key at all."""
    lines = text.split("\n")
    start, end, indent = 0, len(lines), -1
    found = 0
    for key in keys:
        found, start, end, indent = _step(lines, key, start, end, indent)
    return found + 1


def _step(lines: list[str], key: str | int, start: int, end: int, indent: int) -> tuple[int, int, int, int]:
    wanted = -1
    seen = -1
    for index in range(start, end):
        line = lines[index]
        depth = len(line) - len(line.lstrip(" "))
        body = line.strip()
        if not body or body.startswith("#"):
            continue
        if isinstance(key, int):
            if body.startswith("- "):
                wanted = depth if wanted < 0 else wanted
                seen += depth == wanted
                if depth == wanted and seen == key:
                    return index, index, _end(lines, index, depth, end), depth
        elif _is_key(body, key) and (depth > indent or body.startswith("- ")):
            return index, index + 1, _end(lines, index, depth + (2 if body.startswith("- ") else 0), end), depth
    raise LookupError(f"{key} is not in the text")


def _is_key(body: str, key: str) -> bool:
    return body.removeprefix("- ").startswith(f"{key}:")


def _end(lines: list[str], index: int, depth: int, end: int) -> int:
    for later in range(index + 1, end):
        line = lines[later]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= depth and not line.strip().startswith("#"):
            return later
    return end
