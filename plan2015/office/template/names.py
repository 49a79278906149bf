"""The names that a template uses, held against what it may use: also in branches that no sample takes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from plan2015.office.template.faults import TemplateError
from plan2015.office.template.template import Template
from plan2015.vietnamese.matching import closest


class _Unknown:
    """A value of which nothing is known: what comes out of a filter, or of an empty list."""


_UNKNOWN = _Unknown()
Scope = dict[str, Any]


@dataclass(frozen=True)
class _Missing:
    line: int
    name: str
    owner: str
    near: str | None


def unknown_names(
    template: Template, environment: ImmutableSandboxedEnvironment, context: Mapping[str, Any]
) -> Iterator[TemplateError]:
    """Every name or field in a template that the context has not, at its place, with the name probably meant."""
    for source in template.sources.values():
        tree = environment.parse(source.text)
        seen: set[tuple[int, str]] = set()
        for missing in _visit(tree, dict(context)):
            if (missing.line, missing.name) not in seen:
                seen.add((missing.line, missing.name))
                guess = f". Ý bạn là “{missing.near}”?" if missing.near else ""
                within = f" trong “{missing.owner}”" if missing.owner else ""
                reason = f"không có tên “{missing.name}”{within}{guess}"
                yield TemplateError(template.name, source.line(missing.line), reason)


def _visit(node: nodes.Node, scope: Scope) -> Iterator[_Missing]:
    if isinstance(node, nodes.For):
        yield from _visit(node.iter, scope)
        inner = {**scope, "loop": _UNKNOWN, **_bind(node.target, _first(_value(node.iter, scope)))}
        for child in (*node.body, *node.else_):
            yield from _visit(child, inner)
        return
    if isinstance(node, nodes.Assign):
        yield from _visit(node.node, scope)
        scope.update(_bind(node.target, _UNKNOWN))
        return
    if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
        yield from _missing(node, scope)
        return
    for child in node.iter_child_nodes():
        yield from _visit(child, scope)


def _bind(target: nodes.Node, value: Any) -> Scope:
    if isinstance(target, nodes.Name):
        return {target.name: value}
    return {name.name: _UNKNOWN for name in target.find_all(nodes.Name)}


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, Sequence) and not isinstance(value, str) and value else _UNKNOWN


def _missing(node: nodes.Node, scope: Scope) -> Iterator[_Missing]:
    """The first step of a chain of names that leads nowhere."""
    if isinstance(node, nodes.Name):
        if node.ctx == "load" and node.name not in scope:
            yield _Missing(node.lineno, node.name, "", closest(node.name, list(scope)))
        return
    if not isinstance(node, nodes.Getattr | nodes.Getitem):
        yield from _visit(node, scope)
        return
    before = list(_missing(node.node, scope))
    yield from before
    key, owner = _key(node), _value(node.node, scope)
    if before or key is None or isinstance(owner, _Unknown):
        return
    if not _has(owner, key):
        yield _Missing(node.lineno, str(key), _written(node.node), closest(str(key), _keys(owner)))


def _value(node: nodes.Node, scope: Scope) -> Any:
    if isinstance(node, nodes.Name):
        return scope.get(node.name, _UNKNOWN)
    if isinstance(node, nodes.Getattr | nodes.Getitem):
        owner, key = _value(node.node, scope), _key(node)
        if key is None or isinstance(owner, _Unknown) or not _has(owner, key):
            return _UNKNOWN
        return owner[key] if isinstance(owner, Mapping) else getattr(owner, str(key))
    return _UNKNOWN


def _key(node: nodes.Getattr | nodes.Getitem) -> Any:
    if isinstance(node, nodes.Getattr):
        return node.attr
    return node.arg.value if isinstance(node.arg, nodes.Const) else None


def _has(owner: Any, key: Any) -> bool:
    if owner is None:
        return True
    return key in owner if isinstance(owner, Mapping) else hasattr(owner, str(key))


def _keys(owner: Any) -> list[str]:
    if isinstance(owner, Mapping):
        return [str(key) for key in owner]
    return [name for name in dir(owner) if not name.startswith("_")]


def _written(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr | nodes.Getitem):
        return f"{_written(node.node)}.{_key(node)}"
    return ""
