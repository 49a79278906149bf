"""Click's words: every message it may show to a user has ours, and ours have one of its own behind them."""

import ast
import string
from importlib.metadata import version
from pathlib import Path

import click
from packaging.version import Version

from plan2015.cli.wording import WORDS

# Messages for developers, prompts and prompts' answers that we do not use, and shells' own.
NOT_SHOWN = {
    "_termui_impl.py", "_winconsole.py", "termui.py", "shell_completion.py", "utils.py",
}  # fmt: skip
DEVELOPERS = (
    *("deprecated", "Could not determine name", "No options defined but", "Arguments take exactly one", "(dynamic)"),
    *("Name '{name}' defined", "Boolean option", "Takes {nargs}", "Invalid start character", "Choice({choices})"),
    *("does not match the format", "a valid boolean", "values are required", "a valid UUID", "is not executable"),
    *("Do you want", "Confirm the", "must be an iterable"),
)

FROM_A_VARIABLE = {"required"}
"""Messages that click does not spell where it translates them."""


SINCE = {"Positional arguments": "8.5"}
"""Messages that the lowest click we take does not know yet."""


def messages() -> set[str]:
    found = set(FROM_A_VARIABLE)
    for path in Path(click.__file__).parent.glob("*.py"):
        if path.name in NOT_SHOWN:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
                found |= {a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)}
    return found


def test_each_message_that_a_user_may_see_has_its_vietnamese() -> None:
    shown = {message for message in messages() if not any(part in message for part in DEVELOPERS)}

    assert shown - set(WORDS) == set()


def test_each_of_our_words_stands_for_a_message_of_click() -> None:
    assert set(WORDS) - messages() == {
        message for message, since in SINCE.items() if Version(version("click")) < Version(since)
    }


def test_ours_take_no_value_that_click_does_not_give() -> None:
    def fields(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert {
        ours for theirs, ours in WORDS.items() if "%(" not in theirs and not fields(ours) <= fields(theirs)
    } == set()
