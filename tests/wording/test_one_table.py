"""Each choice has its Vietnamese words in one table, in wording/, and there is no second one anywhere."""

import ast
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest

from plan2015.consolidation.figure import How, Role
from plan2015.obligations import Timeliness
from plan2015.records.model import choices as ids
from plan2015.records.problem import Kind
from plan2015.wording import choices, letters, problems, states

PACKAGE = Path(__file__).parents[2] / "plan2015"
# Where choices are declared. What rooms above `wording` choose among themselves (how an import ended) is their own.
DECLARING = ("records", "questionnaire", "obligations", "consolidation", "rules", "revisions", "wording")
# Not choices: the places of one paper, whose titles belong to it.
PLACES = ("SectionId",)
# Where a table may stand outside `wording`, with the choice it words.
ELSEWHERE = {
    "records/answers.py": {"AnswerType", "AnswerKind"},  # faults need it; `wording` takes it from there
    "papers/report/body_tables.py": {"UnitKind"},  # rows of Bảng 5: levels by the ids of their indicators
}


def modules(*rooms: str) -> Iterator[Path]:
    return (path for path in sorted(PACKAGE.rglob("*.py")) if path.relative_to(PACKAGE).parts[0] in rooms)


def declared() -> dict[str, frozenset[str]]:
    """The ids of each choice, by the name under which it is declared."""
    found: dict[str, frozenset[str]] = {}
    for path in modules(*DECLARING):
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        for key, value in vars(import_module(name)).items():
            if key not in PLACES and (members := frozenset(members_of(value))):
                assert found.setdefault(key, members) == members, f"two choices are called {key}"
    return found


def members_of(value: Any) -> Iterator[str]:
    if get_origin(value) is Literal:
        yield from (member for member in get_args(value) if isinstance(member, str) and member)
    elif isinstance(value, type) and issubclass(value, StrEnum):
        yield from (str(member) for member in value)


CHOICES = declared()
# `Content.MISSING` as a key stands for its id.
MEMBERS = {
    f"{name}.{member.name}": str(member)
    for path in modules(*DECLARING)
    for name, value in vars(
        import_module(".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"))
    ).items()
    if isinstance(value, type) and issubclass(value, StrEnum)
    for member in value
}

Pair = tuple[ast.expr | ast.pattern, ast.AST]


def tables(tree: ast.Module) -> Iterator[tuple[int, list[Pair]]]:
    """Everything in a file that gives values to keys: dicts, rows of tuples, the cases of a match, if after if."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            yield node.lineno, [(key, value) for key, value in zip(node.keys, node.values, strict=True) if key]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "dict":
            yield node.lineno, [(ast.Constant(k.arg), k.value) for k in node.keywords if k.arg]
        elif isinstance(node, ast.Tuple | ast.List | ast.Set):
            rows = [row.elts for row in node.elts if isinstance(row, ast.Tuple | ast.List | ast.Call)
                    for row in [row if not isinstance(row, ast.Call) else ast.Tuple(row.args)]]  # fmt: skip
            for column in range(min((len(row) for row in rows), default=0)):
                yield node.lineno, [(row[column], other) for row in rows for other in row if other is not row[column]]
        elif isinstance(node, ast.Match):
            yield node.lineno, [(case.pattern, statement) for case in node.cases for statement in case.body]
        elif isinstance(node, ast.If | ast.IfExp):
            yield node.lineno, list(chain(node))


def chain(node: ast.AST) -> Iterator[Pair]:
    """The conditions of an if, elif, elif … that compare with an id, each with what it gives."""
    while isinstance(node, ast.If | ast.IfExp):
        if isinstance(node.test, ast.Compare):
            bodies = node.body if isinstance(node, ast.If) else [node.body]
            yield from ((node.test.comparators[0], body) for body in bodies if not isinstance(body, ast.Expr))
        rest = node.orelse
        node = rest[0] if isinstance(rest, list) and rest else rest  # type: ignore[assignment]


def id_of(key: ast.AST) -> str | None:
    if isinstance(key, ast.MatchValue):
        key = key.value
    if isinstance(key, ast.Constant) and isinstance(key.value, str):
        return key.value
    return MEMBERS.get(ast.unparse(key)) if isinstance(key, ast.Attribute) else None


def is_vietnamese(value: ast.AST) -> bool:
    texts = (node.value for node in ast.walk(value) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return any(letter.isalpha() and not letter.isascii() for text in texts for letter in text)


def worded(source: str) -> list[tuple[int, str]]:
    """Each table that gives Vietnamese words to two or more ids of a choice: its line, the choice's name."""
    found = []
    for line, pairs in tables(ast.parse(source)):
        named = {key for pair in pairs if is_vietnamese(pair[1]) and (key := id_of(pair[0]))}
        found += [(line, name) for name, members in CHOICES.items() if len(named & members) > 1]
    return found


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_second_table_of_words(path: Path) -> None:
    name = path.relative_to(PACKAGE).as_posix()
    # What a rehearsal makes up is nobody's wording.
    if not name.startswith(("wording/", "demo/")):
        assert {choice for _, choice in worded(path.read_text("utf-8"))} - ELSEWHERE.get(name, set()) == set()


@pytest.mark.parametrize(
    "written",
    [
        '{"own": 1, "estimate": "ước", "planned": "dự toán"}',
        'dict(done="Đã làm", other="khác")\nX = {"done": "đã làm", "not-started": "chưa làm"}',
        '(("to-date", "thực hiện"), ("estimate", "ước cả năm"))',
        '[("dự toán", "planned"), ("ước", "estimate")]',
        '{Timeliness.LATE: "chậm", Timeliness.OVERDUE: "quá hạn"}',
        '{Kind.ERROR: Words("lỗi"), Kind.NOTE: Words("lưu ý")}',
        'match kind:\n    case "phone":\n        x = "điện thoại"\n    case "visit":\n        x = "đến tận nơi"',
        'x = "lỗi" if kind == "error" else "lưu ý" if kind == "note" else ""',
        'if kind is Kind.ERROR:\n    x = "lỗi"\nelif kind is Kind.QUERY:\n    x = "chờ giải trình"',
    ],
)
def test_a_second_table_would_be_seen(written: str) -> None:
    assert worded(written)


@pytest.mark.parametrize(
    "written",
    [
        '{"received": "ngày nhận", "number": "số đến"}',
        '{"done": 1, "not-started": 2}',
        '{Kind.ERROR: "error", Kind.QUERY: "warning"}',
        'x = "ước" if figures == "estimate" else "không"',
    ],
)
def test_what_is_no_table_of_words_is_left_alone(written: str) -> None:
    assert worded(written) == []


@pytest.mark.parametrize(
    ("table", "choice"),
    [
        (choices.KIND_WORDS, ids.UnitKind),
        (choices.PROGRESS_WORDS, ids.Progress),
        (choices.FIGURES_WORDS, ids.Figures),
        (choices.CHANNEL_WORDS, ids.Channel),
        (choices.CONTACT_WORDS, ids.ContactChannel),
        (choices.NATURE_WORDS, ids.Nature),
        (choices.ANSWER_WORDS, ids.AnswerType),
        (choices.ISSUE_WORDS, ids.FormIssue),
        (choices.UNANSWERED_WORDS, ids.FormState),
        (choices.HOW_WORDS, How),
        (choices.ROLE_WORDS, Role),
        (letters.LETTER_KIND_WORDS, ids.LetterKind),
        (letters.LETTER_STATE_WORDS, ids.LetterState),
        (letters.ASK_WORDS, letters.Ask),
        (problems.SEVERITIES, Kind),
        (states.TIMELINESS_WORDS, Timeliness),
    ],
)
def test_every_id_of_a_choice_has_words(table: dict[str, Any], choice: Any) -> None:
    wanted = list(choice) if isinstance(choice, type) else list(get_args(choice))

    assert list(table) == wanted
    assert len(set(map(str, table.values()))) == len(wanted)
