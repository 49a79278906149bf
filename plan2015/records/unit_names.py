"""Finds a unit by id, code, name or alias, with or without tone marks; two matches are shown, never chosen from."""

from collections.abc import Iterable

from plan2015.records.model.choices import COUNTRY
from plan2015.records.model.unit import Unit
from plan2015.records.unit_titles import place_name, proper_name
from plan2015.vietnamese.matching import closest, plain_key


def find_units(wanted: str, units: Iterable[Unit]) -> tuple[Unit, ...]:
    """The units a name may mean: an exact id or code first, then whole names, parts, names without their organ."""
    listed = tuple(units)
    exact = tuple(unit for unit in listed if wanted in (unit.id, unit.code))
    if exact:
        return exact
    key = plain_key(wanted)
    whole = tuple(unit for unit in listed if key in _keys(unit))
    parts = whole or tuple(unit for unit in listed if key and any(_holds(name, key) for name in _keys(unit)))
    core = _core(key)
    return parts or tuple(unit for unit in listed if core and any(_core(name) == core for name in _keys(unit)))


_ORGANS = frozenset(["ldld", "lien", "doan", "lao", "dong", "tinh", "thanh", "pho", "tp", "cd", "cong", "doan"])


def _core(key: str) -> tuple[str, ...]:
    """A name without what every unit of its kind is called: “LĐLĐ An Giang” and “LĐLĐ tỉnh An Giang” are one."""
    return tuple(word for word in key.split() if word not in _ORGANS)


def nearest_name(wanted: str, units: Iterable[Unit]) -> str | None:
    """The short name that a mistyped one may mean."""
    return closest(wanted, tuple(unit.short_name for unit in units))


def _keys(unit: Unit) -> tuple[str, ...]:
    names = [unit.id, unit.name, unit.short_name, *(alias.name for alias in unit.aliases)]
    if unit.kind in COUNTRY:
        names += [place_name(unit), proper_name(unit)]
    return tuple(plain_key(name) for name in names)


def _holds(name: str, part: str) -> bool:
    return f" {part} " in f" {name} "
