"""Do the tests bite? Changes one place of the program at a time and wants a test to fail.

    python tools/mutate.py contexts                      # once: which test runs which line (a whole run under coverage)
    python tools/mutate.py sample --rooms obligations rules consolidation forms --most 160 --seed 1

Needs what no other part needs: `pip install coverage cosmic-ray`. The changes are cosmic-ray's; a change that means
nothing in this code (`==` for `is` of an enum, other bits) is not made. Works in a copy: the checkout is not touched.
A change that no line's test ran counts as survived. A survivor is printed as a diff, to be judged by a person.
"""

import argparse
import difflib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cosmic_ray.mutating import get_ast, mutate_code
from cosmic_ray.plugins import get_operator

ROOT = Path(__file__).parent.parent
LINES = ROOT / ".tools" / "contexts"
MOST_TESTS = 60
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


def tests_by_line(path: Path) -> dict[int, set[str]]:
    """The tests that ran each line of a file, as `tests/…/test_x.py::test_y`."""
    found: dict[int, set[str]] = defaultdict(set)
    with sqlite3.connect(LINES) as base:
        rows = base.execute(
            "select context.context, arc.fromno, arc.tono from arc join file on file.id = arc.file_id "
            "join context on context.id = arc.context_id where file.path like ? and context.context like 'tests.%'",
            (f"%/{path.as_posix()}",),
        )
        for context, start, end in rows:
            test = _test(context)
            for line in (start, end):
                if test and line > 0:
                    found[line].add(test)
    return found


def _test(context: str) -> str | None:
    parts = context.split(".")
    at = next((index for index, part in enumerate(parts) if part.startswith("test_")), None)
    if at is None or at + 1 >= len(parts):
        return None
    return "/".join(parts[: at + 1]) + ".py::" + parts[at + 1]


class Copy:
    """A copy of the checkout whose files may be changed, and the tests that pass there as it is."""

    def __init__(self, root: Path, python: str) -> None:
        self.root = root
        self._command = [python, "-P", "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "--tb=no"]
        ignored = shutil.ignore_patterns(".venv", ".tools", ".git", "__pycache__", ".*_cache")
        shutil.copytree(ROOT, root, ignore=ignored)

    def failing(self, tests: list[str]) -> set[str]:
        """Those tests that fail here though nothing is changed: they would kill everything."""
        done = self._run([*tests, "-rfE"])
        lines = (line.split() for line in done.stdout.splitlines() if line.startswith(("FAILED ", "ERROR ")))
        return {words[1].partition("[")[0] for words in lines}

    def survives(self, mutant: Mutant, tests: list[str]) -> bool:
        """Whether no test fails with the change."""
        target = self.root / mutant.path
        before = target.read_text("utf-8")
        target.write_text(mutant.text() or "", "utf-8")
        try:
            return self._run([*tests, "-x"], _SECONDS).returncode == 0
        except subprocess.TimeoutExpired:
            return False
        finally:
            target.write_text(before, "utf-8")

    def _run(self, words: list[str], seconds: float | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*self._command, *words], cwd=self.root, capture_output=True, text=True, timeout=seconds, check=False
        )


def sample(rooms: list[str], most: int, seed: int) -> list[Mutant]:
    """A random choice of changes, the same for the same seed and the same code."""
    paths = sorted(path for room in rooms for path in (ROOT / "plan2015" / room).rglob("*.py"))
    every = [mutant for path in paths for mutant in mutants_of(path.relative_to(ROOT))]
    random.Random(seed).shuffle(every)  # noqa: S311
    chosen = (mutant for mutant in every if mutant.text() is not None)
    return [mutant for _, mutant in zip(range(most), chosen, strict=False)]


def run_sample(rooms: list[str], most: int, seed: int, python: str) -> int:
    """Tries the sample and prints each survivor; returns how many there were."""
    chosen = sample(rooms, most, seed)
    tests = {mutant: _some_tests(mutant, seed) for mutant in chosen}
    left: list[Mutant] = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy(Path(folder) / "copy", python)
        failing = copy.failing(sorted({test for some in tests.values() for test in some}))
        for number, mutant in enumerate(chosen, 1):
            some = [test for test in tests[mutant] if test not in failing][:MOST_TESTS]
            alive = not some or copy.survives(mutant, some)
            left += [mutant] if alive else []
            word = "SURVIVED" if alive else "killed"
            print(
                f"{number}/{most} {word} {mutant.path}:{mutant.line} {mutant.operator}, {len(some)} tests", flush=True
            )
    for mutant in left:
        print(mutant.diff())
    print(f"{len(chosen) - len(left)} of {len(chosen)} killed")
    return len(left)


def _some_tests(mutant: Mutant, seed: int) -> list[str]:
    tests = sorted(tests_by_line(mutant.path).get(mutant.line, ()))
    random.Random(seed).shuffle(tests)  # noqa: S311
    return tests


def record_contexts(python: str) -> int:
    """Runs the tests once under coverage, each line with the tests that ran it."""
    LINES.parent.mkdir(exist_ok=True)
    settings = LINES.with_suffix(".toml")
    settings.write_text(
        '[tool.coverage.run]\nbranch = true\ndynamic_context = "test_function"\nsource_pkgs = ["plan2015"]\n'
    )
    command = [python, "-P", "-m", "coverage", "run", f"--rcfile={settings}", f"--data-file={LINES}"]
    return subprocess.run(
        [*command, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider"], cwd=ROOT, check=False
    ).returncode


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("act", choices=["contexts", "sample"])
    parser.add_argument("--rooms", nargs="+", default=["obligations", "rules", "consolidation", "forms"])
    parser.add_argument("--most", type=int, default=160)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--python", default=sys.executable, help="the Python that has the tests' libraries")
    asked = parser.parse_args()
    if asked.act == "contexts":
        sys.exit(record_contexts(asked.python))
    sys.exit(bool(run_sample(asked.rooms, asked.most, asked.seed, asked.python)))


if __name__ == "__main__":
    main()
