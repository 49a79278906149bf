"""Reads the office's own files: the lists of extensions and difficulties, letters, narratives, closings."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from plan2015.records.model.closing import Closing
from plan2015.records.model.letters import LetterRegister
from plan2015.records.model.narrative import Narrative
from plan2015.records.model.plan import Plan
from plan2015.records.model.registers import Difficulty, Extended, Extension
from plan2015.records.model.values import Record
from plan2015.records.origin import Origin
from plan2015.records.problem import Problem
from plan2015.records.reading.folder import Folder
from plan2015.records.reading.reader import problem_of
from plan2015.records.reading.source import Source
from plan2015.records.registers import (
    CLOSINGS,
    DIFFICULTIES_PATH,
    EXTENSIONS_PATH,
    LETTERS_PATH,
    NARRATIVES,
    Doubt,
    Registers,
)
from plan2015.records.schema import dotted, unknown_choice, validate

R = TypeVar("R", bound=Record)
RegisterEntry = tuple[Origin, R | None, tuple[Problem, ...]]
"""One entry of a list: where it stands, what of it can be used, what is wrong with it."""
_LIST, _GROUP = "[]", "{}"


def read_registers(folder: Folder, paths: tuple[str, ...], plan: Plan | None, found: list[Problem]) -> Registers:
    """All of these files that a folder holds, with what is wrong in any of them."""
    given, doubts = _read_extensions(folder, paths, found)
    difficulties = _read_list(folder, DIFFICULTIES_PATH, Difficulty, paths, found)
    letters = _read_group(folder, LETTERS_PATH, LetterRegister, found) if LETTERS_PATH in paths else None
    return Registers(
        extensions=given,
        doubts=doubts,
        difficulties=tuple((origin, record) for origin, record, _ in difficulties if record),
        narratives=tuple(_read_narratives(folder, paths, plan, found)),
        closings=tuple(_read_each(folder, CLOSINGS, Closing, paths, found)),
        letters=letters or LetterRegister(),
    )


def _read_extensions(
    folder: Folder, paths: tuple[str, ...], found: list[Problem]
) -> tuple[tuple[tuple[Origin, Extension], ...], tuple[Doubt, ...]]:
    given, doubts = [], []
    for origin, record, faults in _read_list(folder, EXTENSIONS_PATH, Extension, paths, found):
        spoilt = {fault.key.split(".")[1] for fault in faults if "." in fault.key}
        if spoilt.isdisjoint(("due", "period")):
            given += [(origin, record)] if record else []
        elif spoilt.isdisjoint(("unit", "clause")):
            doubts.append(_doubt(origin, folder.read(EXTENSIONS_PATH)[0]))
    return tuple(given), tuple(doubts)


def _doubt(origin: Origin, source: Source) -> Doubt:
    """Whom an extension is for, where nothing surer can be read of it."""
    entry = source.data[origin.keys[0]]
    extended = Extended.model_validate({"unit": entry["unit"], "clause": entry["clause"]})
    return Doubt(origin, extended.unit, extended.clause)


def _read_narratives(
    folder: Folder, paths: tuple[str, ...], plan: Plan | None, found: list[Problem]
) -> Iterator[tuple[Origin, Narrative]]:
    for origin, narrative in _read_each(folder, NARRATIVES, Narrative, paths, found):
        known = tuple(place.place for place in plan.narrative) if plan else tuple(narrative.sections)
        if strange := [place for place in narrative.sections if place not in known]:
            found += _unprinted(folder.read(origin.path)[0], strange, known)
        yield origin, narrative


def _unprinted(source: Source, strange: list[str], known: tuple[str, ...]) -> Iterator[Problem]:
    """What is written for a place that the plan's report does not have would be printed nowhere."""
    for place in strange:
        said = unknown_choice("sections", place[:60], known)
        keys = ("sections", place)
        yield problem_of(said.fault, source.key_place(keys), said.message, said.hint, dotted(keys))


def _read_each(
    folder: Folder, below: str, model: type[R], paths: tuple[str, ...], found: list[Problem]
) -> Iterator[tuple[Origin, R]]:
    """The records of a folder with one file a period."""
    for path in paths:
        if path.startswith(below) and path.endswith(".yaml"):
            record = _read_group(folder, path, model, found)
            if record is not None:
                yield Origin(path), record


def _read_group(folder: Folder, path: str, model: type[R], found: list[Problem]) -> R | None:
    """One record that is a whole file."""
    source = _read(folder, path, _GROUP, found)
    if source.data is None:
        return None
    record, faults = validate(model, source)
    found += faults
    return record


def _read_list(
    folder: Folder, path: str, model: type[R], paths: tuple[str, ...], found: list[Problem]
) -> Iterator[RegisterEntry[R]]:
    if path not in paths:
        return
    source = _read(folder, path, _LIST, found)
    if isinstance(source.data, list):
        for index in range(len(source.data)):
            record, faults = validate(model, source, (index,))
            found += faults
            yield Origin(path, (index,)), record, faults
    elif source.data is not None:
        found.append(problem_of("wrong-type", source.place(), "tệp phải là một danh sách (mỗi mục một dòng “- ”)"))


def _read(folder: Folder, path: str, nothing: str, found: list[Problem]) -> Source:
    """One file; where it has lost its content, the way to say that there is nothing to write in it."""
    source, problems = folder.read(path)
    hint = f"Lấy lại bản trước từ git; nếu chưa có mục nào thì ghi {nothing}, hoặc xóa tệp."
    found += [replace(problem, hint=hint) if problem.rule == "empty-file" else problem for problem in problems]
    return source
