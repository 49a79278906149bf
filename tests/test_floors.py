"""A picture of the house, drawn from the imports themselves; renewed by `--update-golden`."""

import ast

from tests.conftest import REPOSITORY
from tests.test_architecture import FLOORS, PACKAGE, floor, imports, modules

PAGE = REPOSITORY / "docs" / "floors.md"
HEAD = """# The floors

Drawn by `tests/test_floors.py` from the imports; renewed by `--update-golden`, not by hand. An arrow is
“imports”; one that a longer way says as well is left out. Imports only go down (`tests/test_architecture.py`).

"""
Arrows = dict[str, set[str]]


def drawn_arrows() -> Arrows:
    """Which room imports which."""
    arrows: Arrows = {room: set() for room in FLOORS}
    for path in modules():
        if floor(path) in arrows:
            rooms = {name.split(".")[1] for name in imports(path) if name.startswith("plan2015.")}
            arrows[floor(path)] |= rooms - {floor(path)}
    return arrows


def reached(room: str, arrows: Arrows) -> set[str]:
    """Every room below one, by whatever way."""
    return set().union(*({below} | reached(below, arrows) for below in arrows[room]), set())


def without_shortcuts(arrows: Arrows) -> Arrows:
    """The arrows that no longer way replaces."""
    return {
        room: {one for one in below if not any(one in reached(other, arrows) for other in below - {one})}
        for room, below in arrows.items()
    }


def purpose(room: str) -> str:
    """What a room says of itself, first sentence."""
    path = PACKAGE / room / "__init__.py"
    text = (path if path.exists() else PACKAGE / f"{room}.py").read_text("utf-8")
    return " ".join((ast.get_docstring(ast.parse(text)) or "").split())


def picture(arrows: Arrows) -> str:
    """The page: a diagram that forges draw, and the same as a table."""
    plain = without_shortcuts(arrows)
    # An id of its own: some words mean something to the language of the diagram.
    lines = [f'  room_{room}["{room}"]' for room in FLOORS]
    lines += [f"  room_{room} --> room_{below}" for room in FLOORS for below in FLOORS if below in plain[room]]
    rows = [
        f"| {number} | `{room}` | {purpose(room)} | {', '.join(b for b in FLOORS if b in arrows[room]) or '–'} |"
        for number, room in enumerate(reversed(FLOORS))
    ]
    table = ["| floor | room | what it is for | imports |", "|---|---|---|---|", *reversed(rows)]
    return HEAD + "\n".join(["```mermaid", "flowchart TD", *lines, "```", "", *table]) + "\n"


def test_the_picture_is_fresh(update_golden: bool) -> None:
    drawn = picture(drawn_arrows())
    if update_golden:
        PAGE.write_text(drawn, "utf-8", newline="\n")

    assert PAGE.read_text("utf-8") == drawn


def test_a_new_arrow_would_change_the_picture_and_a_shortcut_only_the_table() -> None:
    arrows = drawn_arrows()
    shortcut = {**arrows, "__main__": arrows["__main__"] | {"vietnamese"}}
    before, after = picture(arrows).partition("| floor")[0], picture(shortcut).partition("| floor")[0]

    assert before == after
    assert picture({**arrows, "office": arrows["office"] | {"vietnamese"}}).partition("| floor")[0] != before or (
        "vietnamese" in arrows["office"]
    )


def test_nothing_of_the_reach_is_lost_by_leaving_shortcuts_out() -> None:
    arrows = drawn_arrows()
    plain = without_shortcuts(arrows)

    assert {room: reached(room, plain) for room in FLOORS} == {room: reached(room, arrows) for room in FLOORS}
    assert sum(map(len, plain.values())) < sum(map(len, arrows.values()))
