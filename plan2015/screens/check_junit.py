"""What Jenkins and GitLab read as test results: a row is a test case, what must be dealt with a failure.

Valid both by Jenkins' schema and by the stricter one of Ant, which wants a time and a machine: both are fixed, because
the same data gives the same bytes.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from plan2015.screens.listed import LEVEL_WORDS, Level, Listed
from plan2015.screens.plain import plain

_NO_TIME = "1970-01-01T00:00:00"
_MUST = frozenset({Level.ERROR, Level.QUERY})


def junit(rows: Iterable[Listed], verdict: str, counts: str, failing: frozenset[Level] = _MUST) -> str:
    """The rows as JUnit XML, a suite a file; a sound data folder is one case that passes."""
    files: defaultdict[str, list[Listed]] = defaultdict(list)
    for row in rows:
        files[row.path].append(row)
    suites = [_of_file(number, path, listed, failing) for number, (path, listed) in enumerate(files.items(), 1)]
    whole = _whole(verdict, counts)
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>", whole, *suites, "</testsuites>"])


class _Suite(NamedTuple):
    number: int
    name: str
    cases: list[str]
    tests: int
    failures: int = 0
    said: str = ""


def _whole(verdict: str, counts: str) -> str:
    case = f"    <testcase{_attributes(name='plan2015 check', classname='plan2015', time='0')}/>"
    return _frame(_Suite(0, "plan2015", [case], 1, said=f"{counts}\n{verdict}"))


def _of_file(number: int, path: str, rows: list[Listed], failing: frozenset[Level]) -> str:
    cases = [line for row in rows for line in _case(row, failing)]
    return _frame(_Suite(number, path, cases, len(rows), sum(row.level in failing for row in rows)))


def _frame(suite: _Suite) -> str:
    attributes = _attributes(
        name=suite.name, package="plan2015", id=str(suite.number), tests=str(suite.tests), errors="0",
        failures=str(suite.failures), time="0", timestamp=_NO_TIME, hostname="localhost",
    )  # fmt: skip
    properties = f"    <properties><property{_attributes(name='tool', value='plan2015')}/></properties>"
    ending = [f"    <system-out>{_text(suite.said)}</system-out>", "    <system-err></system-err>", "  </testsuite>"]
    return "\n".join([f"  <testsuite{attributes}>", properties, *suite.cases, *ending])


def _case(row: Listed, failing: frozenset[Level]) -> Iterator[str]:
    opening = f"    <testcase{_attributes(name=row.name, classname=row.path, time='0')}"
    if row.level not in failing:
        yield f"{opening}/>"
        return
    yield f"{opening}>"
    place = f"{plain(row.path)}:{row.line}:{row.column}"
    body = f"{place}: {LEVEL_WORDS[row.level]}: {row.message}\nCách sửa: {row.hint}"
    yield f"      <failure{_attributes(type=row.rule, message=row.message)}>{_text(body)}</failure>"
    yield "    </testcase>"


def _attributes(**values: str) -> str:
    return "".join(f" {name}={_hush(quoteattr(plain(value)))}" for name, value in values.items())


def _text(text: str) -> str:
    return _hush(escape("\n".join(plain(line) for line in text.split("\n"))))


def _hush(xml: str) -> str:
    """The same XML without what a pipeline would obey in its log."""
    return re.sub("::", "&#58;:", xml.replace("##[", "##&#91;"))
