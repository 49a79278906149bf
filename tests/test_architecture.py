"""The house holds: imports only go down, each library has one door, and only the front door prints or knows the day."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "plan2015"

# From the top floor to the ground: a room imports only from floors below its own.
FLOORS = (
    "__main__", "cli", "acts", "papers", "forms", "screens", "reminders", "wording", "demo", "consolidation",
    "obligations", "rules", "revisions", "questionnaire", "records", "office", "files", "vietnamese",
)  # fmt: skip
DOORS = {
    "click": {"cli"},
    "rich": {"screens"},
    "yaml": {"records"},
    "pydantic": {"records"},
    "pydantic_core": {"records"},
    "jinja2": {"office"},
    "docx": {"office"},
    "lxml": {"office"},
    "xlsxwriter": {"office"},
    "subprocess": {"revisions"},
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            yield node.module or ""


def floor(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def back_arrows(here: str, names: Iterator[str]) -> list[str]:
    allowed = FLOORS[FLOORS.index(here) :] if here in FLOORS else FLOORS
    rooms = [name.split(".")[1] for name in names if name.startswith("plan2015.")]
    return [room for room in rooms if room not in allowed]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_only_go_down(path: Path) -> None:
    if floor(path) != "__init__":
        assert back_arrows(floor(path), imports(path)) == []


def test_an_arrow_up_would_be_seen() -> None:
    assert back_arrows("records", iter(["plan2015.rules.rule", "plan2015.vietnamese.dates"])) == ["rules"]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_library_has_one_door(path: Path) -> None:
    tops = {name.partition(".")[0] for name in imports(path)}
    wrong = {top for top in tops if top in DOORS and floor(path) not in DOORS[top]}

    assert not wrong


def test_no_room_imports_another_in_a_circle() -> None:
    arrows = {
        path.relative_to(PACKAGE.parent).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__"): {
            name for name in imports(path) if name.startswith("plan2015.")
        }
        for path in modules()
    }
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, f"circle: {' -> '.join((*above, name))}"
        if name not in done:
            for target in sorted(arrows.get(name, ())):
                visit(target, (*above, name))
            done.add(name)

    for name in sorted(arrows):
        visit(name, ())


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_front_door_prints_exits_and_looks_at_the_calendar(path: Path) -> None:
    if floor(path) == "cli":
        return
    source = path.read_text("utf-8")
    names = {node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)}
    calls = {node.attr for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute)}

    assert not names & {"print", "input", "breakpoint", "open", "eval", "exec"}
    assert not calls & {"today", "now", "utcnow", "environ", "getenv", "system", "popen"}
    assert not {name.partition(".")[0] for name in imports(path)} & {
        "sys",
        "socket",
        "time",
        "locale",
    }


def test_the_limits_of_size_that_we_set_ourselves() -> None:
    long_files = {
        str(path.relative_to(PACKAGE)): count
        for path in modules()
        if (count := path.read_text("utf-8").count("\n")) > 250
    }
    long_functions = {
        f"{path.relative_to(PACKAGE)}:{node.name}": node.end_lineno - node.lineno + 1
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and node.end_lineno and node.end_lineno - node.lineno >= 40
    }

    assert long_files == {}
    # The loop over libyaml's events is walked once a value of every file: a call a branch costs a third of the reading.
    assert set(long_functions) <= {"records/reading/builder.py:_fill"}


def test_no_room_is_more_than_a_fifth_of_the_house() -> None:
    lines = Counter[str]()
    for path in modules():
        lines[floor(path)] += path.read_text("utf-8").count("\n")

    room, most = lines.most_common(1)[0]
    assert most <= 0.2 * lines.total(), f"{room}: {most} of {lines.total()}"


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(PACKAGE))
        for path in modules()
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]

    assert silent == []


def raw_shapes(text: str) -> list[str]:
    """Where a module looks into the values of a file as they were typed, whatever their shape."""
    nodes = list(ast.walk(ast.parse(text)))
    looks = [n for n in nodes if isinstance(n, ast.Attribute) and n.attr == "data"]
    looks += [n.func for n in nodes if isinstance(n, ast.Call) and getattr(n.func, "attr", "") == "value"]
    return [ast.unparse(look) for look in looks if "source" in ast.unparse(look.value).partition("(")[0]]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_records_see_the_shapes_of_a_file(path: Path) -> None:
    if floor(path) != "records":
        assert raw_shapes(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        "source.data['tasks']",
        "workspace.source(path).value(keys)",
        "parse_source(text, name)[0].data",
        "self._source(r).value(k)",
    ],
)
def test_a_look_at_raw_shapes_would_be_seen(text: str) -> None:
    assert raw_shapes(text)


def raw_registers(path: Path) -> list[int]:
    """Where a module takes the office's own files as far as they can be read, instead of asking the workspace."""
    tree = ast.parse(path.read_text("utf-8"))
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "registers"]


READ_AS_THEY_ARE = ("records", "rules")
BESIDE = {
    "forms/reading.py": "knows the printed line of a form again; no answer rests on it",
    "consolidation/totals.py": "adds to what check says of closings, which it checks itself",
}


def test_answers_rest_on_no_list_that_cannot_be_read() -> None:
    found = {path.relative_to(PACKAGE).as_posix() for path in modules() if raw_registers(path)}

    assert {path for path in found if path.partition("/")[0] not in READ_AS_THEY_ARE} == set(BESIDE)
    assert any(path.startswith("rules/") for path in found)


RAW = {"read_bytes", "read_text", "write_bytes"}
GATES = {
    "files/gate.py": "the gate itself",
    "records/editing/lock.py": "handles of folders and of locks, which are never read for data",
    "files/place.py": "handles of folders, and drafts of our own name, O_EXCL",
    "office/word/package.py": "bytes in memory",
    "office/gate.py": "bytes in memory",
    "office/template/store.py": "the templates that come with plan2015",
    "acts/init.py": "the starter that comes with plan2015",
    "demo/build.py": "the starter that comes with plan2015",
    "acts/rehearsal.py": "a new workspace of ours",
    "cli/pipeline.py": "the summary of a step, which the runner names",
    "revisions/git.py": "a folder of ours",
    "revisions/merging.py": "a folder of ours",
}
"""The modules that touch bytes on disk by another way than the gate, and why no file of somebody's is among them."""


def raw_reads(text: str) -> list[str]:
    """Where a module opens, reads or writes a file by itself."""
    nodes = list(ast.walk(ast.parse(text)))
    handed = [n for n in nodes if isinstance(n, ast.Attribute) and n.attr in RAW]
    opened = [
        n for n in nodes if isinstance(n, ast.Call) and n.args and ast.unparse(n.func).rpartition(".")[2] == "open"
    ]
    return [ast.unparse(found) for found in (*handed, *opened)]


def test_every_byte_of_somebodys_file_comes_through_the_gate() -> None:
    found = {path.relative_to(PACKAGE).as_posix() for path in modules() if raw_reads(path.read_text("utf-8"))}

    assert found - set(GATES) == set()
    assert set(GATES) - found == set(), "an exception that nobody needs any more"


@pytest.mark.parametrize("text", ["path.read_bytes()", "map(Path.read_text, paths)", "open(name)", "os.open(p, 0)"])
def test_a_byte_beside_the_gate_would_be_seen(text: str) -> None:
    assert raw_reads(text)


def inner_imports(tree: ast.Module) -> int:
    """How many import statements stand inside functions."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inside = {node for f in functions for node in ast.walk(f) if isinstance(node, ast.Import | ast.ImportFrom)}
    return len(inside)


def typing_blocks(tree: ast.Module) -> int:
    """How many blocks of imports only a type checker reads."""
    blocks = [node for node in ast.walk(tree) if isinstance(node, ast.If)]
    return sum(isinstance(block.test, ast.Name) and block.test.id == "TYPE_CHECKING" for block in blocks)


def commands(tree: ast.Module) -> int:
    """How many commands a module declares."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return sum(any("command(" in ast.unparse(mark) for mark in f.decorator_list) for f in functions)


def trees(room: str) -> list[ast.Module]:
    return [ast.parse(path.read_text("utf-8")) for path in modules() if floor(path) == room]


def test_a_command_imports_what_it_does_when_it_is_called_and_once() -> None:
    files = trees("cli")
    declaring = [tree for tree in files if commands(tree)]
    declared = sum(map(commands, declaring))

    assert declared > 30
    assert sum(map(inner_imports, declaring)) <= 1.3 * declared
    assert sum(map(inner_imports, files)) - sum(map(inner_imports, declaring)) <= 15
    assert sum(map(typing_blocks, files)) <= 8


def test_acts_are_written_like_any_other_room() -> None:
    """Whoever calls an act imports it then: inside, nothing has to be put off."""
    assert len(trees("acts")) > 20
    assert sum(map(inner_imports, trees("acts"))) == 0
    assert sum(map(typing_blocks, trees("acts"))) == 0


def test_acts_know_neither_the_command_line_nor_the_screen() -> None:
    tops = {name for path in modules() if floor(path) == "acts" for name in imports(path)}

    assert not {name for name in tops if name.partition(".")[0] in ("click", "rich")}
    assert not {name for name in tops if name.startswith(("plan2015.cli", "plan2015.screens.screen"))}


WRITERS = {"put_in_place", "write_file", "put_file"}
BESIDE_THE_WRITER = {
    "acts/form.py": "a form that goes out is no record",
    "acts/paper_file.py": "a paper is no record",
    "acts/schema.py": "a schema is made anew from the data",
    "cli/outputs.py": "an answer that was asked for as a file",
}


def named(path: Path) -> set[str]:
    """Every name that a module uses, alone or behind a point."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    return {n.id for n in nodes if isinstance(n, ast.Name)} | {n.attr for n in nodes if isinstance(n, ast.Attribute)}


def test_the_files_of_acts_are_written_in_one_place() -> None:
    """What an act decides goes through `perform`; what is no record stands in the list above, with its reason."""
    used = {
        path.relative_to(PACKAGE).as_posix()
        for path in modules()
        if named(path) & WRITERS or "write_bytes" in path.read_text("utf-8")
    }

    assert {path for path in used if path.startswith(("acts/", "cli/"))} - {"acts/rehearsal.py"} == set(
        BESIDE_THE_WRITER
    )
    assert "records/editing/changes.py" in used
