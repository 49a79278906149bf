"""Reads the office's own files: the lists of extensions and difficulties, letters, narratives, closings."""

from collections.abc import Iterator
from dataclasses import replace

from plan2015.records.kinds import EXTENSIONS, FileKind, Holds, kind_of
from plan2015.records.model.narrative import Narrative
from plan2015.records.model.plan import Plan
from plan2015.records.model.registers import Extended
from plan2015.records.model.values import Record
from plan2015.records.origin import Origin
from plan2015.records.problem import Problem
from plan2015.records.reading.folder import Folder
from plan2015.records.reading.reader import problem_of
from plan2015.records.reading.source import Source
from plan2015.records.registers import Doubt, Registers
from plan2015.records.schema import dotted, unknown_choice, validate
from plan2015.records.shield import shielded

RegisterEntry = tuple[Origin, Record | None, tuple[Problem, ...]]
"""One record of a file: where it stands, what of it can be used, what is wrong with it."""
_NOTHING = {Holds.ONE: "{}", Holds.LIST: "[]", Holds.ONE_OR_LIST: "[]"}


def read_registers(folder: Folder, plan: Plan | None, found: list[Problem]) -> Registers:
    """All of these files that a folder holds, with what is wrong in any of them."""
    records, doubts = [], []
    for path in folder.paths():
        kind = kind_of(path)
        for origin, record, faults in _shielded(folder, kind, path, found) if kind and kind.is_register else ():
            spoilt = {fault.key.split(".")[1] for fault in faults if "." in fault.key} if kind == EXTENSIONS else set()
            if spoilt.isdisjoint(("due", "period")):
                records += [(origin, record)] if record else []
                found += _unprinted(record, folder, path, plan) if isinstance(record, Narrative) and plan else ()
            elif spoilt.isdisjoint(("unit", "clause")):
                doubts.append(_doubt(origin, folder.read(path)[0]))
    return Registers(tuple(records), tuple(doubts))


def _doubt(origin: Origin, source: Source) -> Doubt:
    """Whom an extension is for, where nothing surer can be read of it."""
    entry = source.data[origin.keys[0]]
    extended = Extended.model_validate({"unit": entry["unit"], "clause": entry["clause"]})
    return Doubt(origin, extended.unit, extended.clause)


def _unprinted(narrative: Narrative, folder: Folder, path: str, plan: Plan) -> Iterator[Problem]:
    """What is written for a place that the plan's report does not have would be printed nowhere."""
    known = tuple(place.place for place in plan.narrative)
    strange = [place for place in narrative.sections if place not in known]
    for place in strange:
        said = unknown_choice("sections", place[:60], known)
        keys = ("sections", place)
        at = folder.read(path)[0].key_place(keys)
        yield problem_of(said.fault, at, said.message, said.hint, dotted(keys))


def _shielded(folder: Folder, kind: FileKind, path: str, found: list[Problem]) -> list[RegisterEntry]:
    nothing: list[RegisterEntry] = []
    return shielded(lambda: list(_entries(folder, kind, path, found)), nothing, folder.show(path), found)


def _entries(folder: Folder, kind: FileKind, path: str, found: list[Problem]) -> Iterator[RegisterEntry]:
    """The records of one file, each with its faults, which are among `found` as well."""
    source = _read(folder, path, _NOTHING[kind.holds], found)
    if source.data is None:
        return
    is_list = isinstance(source.data, list)
    if kind.is_list and not is_list:
        found.append(problem_of("wrong-type", source.place(), "tệp phải là một danh sách (mỗi mục một dòng “- ”)"))
        return
    entries = range(len(source.data)) if is_list and kind.holds is not Holds.ONE else (None,)
    for index in entries:
        keys = () if index is None else (index,)
        record, faults = validate(kind.model, source, keys)
        found += faults
        yield Origin(path, keys), record, faults


def _read(folder: Folder, path: str, nothing: str, found: list[Problem]) -> Source:
    """One file; where it has lost its content, the way to say that there is nothing to write in it."""
    source, problems = folder.read(path)
    hint = f"Lấy lại bản trước từ git; nếu chưa có mục nào thì ghi {nothing}, hoặc xóa tệp."
    found += [replace(problem, hint=hint) if problem.rule == "empty-file" else problem for problem in problems]
    return source
