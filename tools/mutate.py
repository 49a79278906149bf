"""Do the tests bite? Changes one place of the program at a time and wants a test to fail.

    python tools/mutate.py contexts                      # once: which test runs which line (a whole run under coverage)
    python tools/mutate.py sample --rooms obligations rules consolidation forms --most 40 --seed 1

Needs what no other part needs: `pip install coverage cosmic-ray`. The changes are cosmic-ray's; a change that means
nothing in this code (`==` for `is` of an enum, other bits) is not made. Works in a copy: the checkout is not touched.
A change that no line's test ran counts as survived. A survivor is printed as a diff, to be judged by a person.
"""

import argparse
import ast
import difflib
import itertools
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from cosmic_ray.mutating import get_ast, mutate_code
from cosmic_ray.plugins import get_operator

ROOT = Path(__file__).parent.parent
LINES = ROOT / ".tools" / "contexts"
SECONDS = LINES.with_suffix(".json")
MOST_TESTS = 150
_WORTH = 60
_SECONDS = 240
_ORDER = ("Lt", "LtE", "Gt", "GtE", "Eq", "NotEq")
OPERATORS = (
    *("AddNot", "NumberReplacer", "ReplaceAndWithOr", "ReplaceOrWithAnd", "ReplaceTrueWithFalse"),
    *("ReplaceFalseWithTrue", "ZeroIterationForLoop", "ReplaceContinueWithBreak", "ReplaceBreakWithContinue"),
    *("ReplaceUnaryOperator_Delete_Not", "ReplaceUnaryOperator_USub_UAdd"),
    *("ReplaceBinaryOperator_Add_Sub", "ReplaceBinaryOperator_Sub_Add", "ReplaceBinaryOperator_Mul_Div"),
    *("ReplaceBinaryOperator_Div_Mul", "ReplaceBinaryOperator_FloorDiv_Mul", "ReplaceBinaryOperator_Mod_Mul"),
    *("ReplaceComparisonOperator_Is_IsNot", "ReplaceComparisonOperator_IsNot_Is"),
    *(f"ReplaceComparisonOperator_{a}_{b}" for a in _ORDER for b in _ORDER if a != b),
)


@dataclass(frozen=True)
class Mutant:
    """One change of one place."""

    path: Path
    operator: str
    occurrence: int
    line: int

    def text(self) -> str | None:
        """The file with the change; None where the change changes nothing."""
        before = (ROOT / self.path).read_text("utf-8")
        after = mutate_code(before, get_operator(f"core/{self.operator}")(), self.occurrence)
        return None if after in (None, before) else str(after)

    def diff(self) -> str:
        """The change as a person reads it."""
        before, after = (ROOT / self.path).read_text("utf-8").splitlines(), (self.text() or "").splitlines()
        return "\n".join(difflib.unified_diff(before, after, str(self.path), self.operator, n=1, lineterm=""))


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Every change that can be made in a file."""

    def walk(node: object) -> Iterator[object]:
        yield node
        for child in getattr(node, "children", ()):
            yield from walk(child)

    nodes = list(walk(get_ast((ROOT / path).read_text("utf-8"))))
    for name in OPERATORS:
        operator = get_operator(f"core/{name}")()
        starts = [start for node in nodes for start, _ in operator.mutation_positions(node)]
        yield from (Mutant(path, name, count, line) for count, (line, _) in enumerate(starts))


class Contexts:
    """Which tests ran which line, and how long each takes; recorded by `contexts`."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = json.loads(SECONDS.read_text("utf-8"))

    def tests_for(self, mutant: Mutant) -> list[str]:
        """The tests that ran the changed place; first those that ran what few others ran of the same function."""
        ran = self._by_line(mutant.path)
        first, last = _span(mutant, ast.stmt)
        found = {test for line in range(first, last + 1) for test in ran.get(line, ())}
        found = found or {test for tests in ran.values() for test in tests}
        first, last = _span(mutant, ast.FunctionDef)
        rare = {test: len(found) for test in found}
        for tests in (ran.get(line, set()) for line in range(first, last + 1)):
            rare |= {test: min(rare[test], len(tests)) for test in tests & found}
        ordered = sorted(found, key=lambda test: (rare[test], self._seconds[test], test))
        total = itertools.accumulate(self._seconds[test] for test in ordered)
        return [test for test, seconds in zip(ordered, total, strict=True) if seconds < _WORTH][:MOST_TESTS]

    @cache  # noqa: B019
    def _by_line(self, path: Path) -> dict[int, set[str]]:
        found: dict[int, set[str]] = defaultdict(set)
        with sqlite3.connect(LINES) as base:
            rows = base.execute(
                "select context.context, arc.fromno, arc.tono from arc join file on file.id = arc.file_id "
                "join context on context.id = arc.context_id where file.path like ?",
                (f"%/{path.as_posix()}",),
            )
            for test, *ends in rows:
                for line in ends if test in self._seconds else ():
                    found[abs(line)].add(test)
        return found


def _span(mutant: Mutant, kind: type[ast.stmt]) -> tuple[int, int]:
    """The first and last line of the innermost statement of a kind at a change; of one with a body only its head."""
    spans = [(mutant.line, mutant.line)]
    for node in ast.walk(ast.parse((ROOT / mutant.path).read_text("utf-8"))):
        if isinstance(node, kind) and node.lineno <= mutant.line <= (node.end_lineno or 0):
            body = None if kind is ast.FunctionDef else getattr(node, "body", None)
            end = max(node.lineno, body[0].lineno - 1) if body else node.end_lineno or node.lineno
            spans += [(node.lineno, end)] if mutant.line <= end else []
    return max(spans[1:], default=spans[0])


class Copy:
    """A copy of the checkout whose files may be changed."""

    def __init__(self, root: Path, python: str) -> None:
        self.root = root
        self._python = python
        ignored = shutil.ignore_patterns(".venv", ".tools", ".git", "__pycache__", ".*_cache")
        shutil.copytree(ROOT, root, ignore=ignored)

    def survives(self, mutant: Mutant, tests: list[str]) -> bool:
        """Whether no test fails with the change."""
        target = self.root / mutant.path
        before = target.read_text("utf-8")
        target.write_text(mutant.text() or "", "utf-8")
        try:
            code = self.test([*tests, "-x", "--tb=no"], seconds=_SECONDS)
        except subprocess.TimeoutExpired:
            return False
        finally:
            target.write_text(before, "utf-8")
        if code == pytest.ExitCode.USAGE_ERROR:
            sys.exit(f"a test is not found any more; run `contexts` again: {mutant.path}:{mutant.line}")
        return code == pytest.ExitCode.OK

    def test(self, words: list[str], before: tuple[str, ...] = (), seconds: float | None = None) -> int:
        """Runs pytest here; the answer is its exit code."""
        command = [self._python, "-P", *before, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *words]
        path = {**os.environ, "PYTHONPATH": str(ROOT / "tools"), "PYTHONDONTWRITEBYTECODE": "1"}
        quiet = None if before else subprocess.DEVNULL
        return subprocess.run(
            command, cwd=self.root, env=path, stdout=quiet, stderr=quiet, timeout=seconds, check=False
        ).returncode


def sample(room: str, most: int, seed: int) -> list[Mutant]:
    """A random choice of changes in a room, the same for the same seed and the same code."""
    paths = sorted((ROOT / "plan2015" / room).rglob("*.py"))
    every = [mutant for path in paths for mutant in mutants_of(path.relative_to(ROOT))]
    random.Random(seed).shuffle(every)  # noqa: S311
    chosen = (mutant for mutant in every if mutant.text() is not None)
    return [mutant for _, mutant in zip(range(most), chosen, strict=False)]


def run_sample(rooms: list[str], most: int, seed: int, python: str) -> int:
    """Tries a sample of each room and prints each survivor; returns how many there were."""
    contexts, left, tried = Contexts(), [], 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy(Path(folder) / "copy", python)
        for room in rooms:
            chosen = sample(room, most, seed)
            survivors = [mutant for mutant in chosen if _tell(mutant, contexts.tests_for(mutant), copy)]
            print(f"{room}: {len(chosen) - len(survivors)} of {len(chosen)} killed", flush=True)
            left += survivors
            tried += len(chosen)
    for mutant in left:
        print(mutant.diff())
    print(f"{tried - len(left)} of {tried} killed")
    return len(left)


def _tell(mutant: Mutant, tests: list[str], copy: Copy) -> bool:
    alive = not tests or copy.survives(mutant, tests)
    word = "SURVIVED" if alive else "killed"
    print(f"{word} {mutant.path}:{mutant.line} {mutant.operator} {mutant.occurrence}, {len(tests)} tests", flush=True)
    return alive


def record_contexts(python: str, tests: list[str]) -> int:
    """Runs the tests once under coverage, each line with the tests that ran it."""
    LINES.parent.mkdir(exist_ok=True)
    settings = LINES.with_suffix(".toml")
    settings.write_text('[tool.coverage.run]\nbranch = true\nsource_pkgs = ["plan2015"]\n')
    coverage = ("-m", "coverage", "run", f"--rcfile={settings}", f"--data-file={LINES}")
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy(Path(folder) / "copy", python)
        return copy.test(["-p", "context_recorder", f"--seconds-file={SECONDS}", *tests], before=coverage)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("act", choices=["contexts", "sample"])
    parser.add_argument("--rooms", nargs="+", default=["obligations", "rules", "consolidation", "forms"])
    parser.add_argument("--tests", nargs="+", default=[], help="only these tests, for `contexts`")
    parser.add_argument("--most", type=int, default=40, help="how many changes in each room")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--python", default=sys.executable, help="the Python that has the tests' libraries")
    asked = parser.parse_args()
    if asked.act == "contexts":
        sys.exit(record_contexts(asked.python, asked.tests))
    sys.exit(bool(run_sample(asked.rooms, asked.most, asked.seed, asked.python)))


if __name__ == "__main__":
    main()
