"""Which ways a template goes: every `if` in it, and whether it was seen both true and false."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from jinja2 import Template as JinjaTemplate
from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from plan2015.office.template.template import Template


class Way(NamedTuple):
    """One outcome of one condition: its place in the template, what it asks, and the answer."""

    place: str
    number: int
    asked: str
    answer: bool


class Branches:
    """Runs the sources of one template with contexts, and keeps the ways that were taken."""

    def __init__(self, template: Template, environment: ImmutableSandboxedEnvironment) -> None:
        self.ways: set[Way] = set()
        self.taken: set[Way] = set()
        self._programs: list[JinjaTemplate] = []
        self._conditions: list[list[Way]] = []
        own = environment.overlay()
        own.filters = {**environment.filters, "_went": self._went}
        for source in template.sources.values():
            tree = own.parse(source.text)
            for number, condition in enumerate([*tree.find_all(nodes.If), *tree.find_all(nodes.CondExpr)]):
                line = source.line(condition.lineno)
                ways = [Way(line.place, number, line.text, answer) for answer in (False, True)]
                self.ways.update(ways)
                condition.test = _watched(condition.test, len(self._conditions), condition.lineno)
                self._conditions.append(ways)
            tree.set_environment(own)
            self._programs.append(own.template_class.from_code(own, own.compile(tree), own.make_globals(None)))

    def _went(self, value: Any, number: int) -> Any:
        self.taken.add(self._conditions[number][bool(value)])
        return value

    def run(self, context: Mapping[str, Any]) -> set[Way]:
        """The ways that one context takes."""
        before, self.taken = self.taken, set()
        for program in self._programs:
            program.render(context)
        now = self.taken
        self.taken = before | now
        return now

    @property
    def untaken(self) -> set[Way]:
        """The ways that no context has taken yet."""
        return self.ways - self.taken


def _watched(test: nodes.Expr, number: int, line: int) -> nodes.Filter:
    watched = nodes.Filter(test, "_went", [nodes.Const(number)], [], None, None)
    for node in (watched, *watched.args):
        node.set_lineno(line)
    return watched
