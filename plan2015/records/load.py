"""Files in, a workspace and its problems out; one bad file never hides another."""

import gc
import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from plan2015.records.answers import read_answers
from plan2015.records.kinds import PLAN, SUBMISSIONS, UNITS, FileKind, is_named_as_a_record, kind_fitting, kind_of
from plan2015.records.model.places import FixedPlaces
from plan2015.records.model.plan import Plan
from plan2015.records.model.submission import SubmissionRecord
from plan2015.records.model.unit import Unit
from plan2015.records.origin import Origin
from plan2015.records.prepared import is_prepared
from plan2015.records.problem import Problem
from plan2015.records.reading.folder import Folder
from plan2015.records.reading.source import Keys, Source
from plan2015.records.register_files import read_registers
from plan2015.records.registers import broken_registers
from plan2015.records.report_choices import read_choices
from plan2015.records.report_days import read_days
from plan2015.records.schema import validate
from plan2015.records.shield import shielded
from plan2015.records.submission import Answers, Submission, compact
from plan2015.records.whole import owner_of, read_record
from plan2015.records.workspace import Workspace

_NO_PLACES = FixedPlaces(())
_YAMLISH = re.compile(r"\.ya?ml", re.IGNORECASE)


def load(folder: Folder) -> Workspace:
    """Everything below a data folder as records, with all that is wrong in any of them."""
    paths, unread = _sort_out(folder.paths())
    found: list[Problem] = []
    with _no_collection():
        plan = read_plan(folder, paths[PLAN], found)
        units = list(_read_units(folder, paths[UNITS], found))
        submissions = tuple(read_submission(folder, path, plan, found) for path in paths[SUBMISSIONS])
        registers = read_registers(folder, plan, found)
    misplaced = _misplaced(folder, unread)
    return Workspace(
        folder=folder,
        plan=plan,
        units=_first_of_each(units),
        unit_origins=tuple((unit_id, origin) for unit_id, origin, _ in units),
        submissions=submissions,
        registers=registers,
        broken=broken_registers(found, folder.show("")),
        misplaced=misplaced,
        strays=tuple(path for path in unread if path not in misplaced),
        leftovers=folder.leftovers(),
        problems=tuple(found),
        files=sum(map(len, paths.values())),
    )


def _sort_out(paths: tuple[str, ...]) -> tuple[dict[FileKind, list[str]], list[str]]:
    """The paths of each kind of file, and those that look like records and are none."""
    sorted_out = defaultdict[FileKind, list[str]](list)
    unread = []
    for path in paths:
        if kind := kind_of(path):
            sorted_out[kind].append(path)
        elif _YAMLISH.search(path.rpartition("/")[2]):
            unread.append(path)
    return sorted_out, unread


def _misplaced(folder: Folder, unread: list[str]) -> dict[str, FileKind]:
    """The files that hold a record where none of its kind is looked for; an odd name is another fault."""
    kinds = {path: kind_fitting(folder.read(path)[0].data) for path in unread if is_named_as_a_record(path)}
    return {path: kind for path, kind in kinds.items() if kind}


def _first_of_each(units: list[tuple[str, Origin, Unit | None]]) -> dict[str, Unit]:
    first: dict[str, Unit] = {}
    for _, _, unit in units:
        if unit:
            first.setdefault(unit.id, unit)
    return first


@contextmanager
def _no_collection() -> Iterator[None]:
    """Loading makes many small things and no circles: looking for circles, then or later, only costs time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()


def read_plan(folder: Folder, paths: list[str], found: list[Problem]) -> Plan | None:
    """The plan of a folder, None where there is none or it has faults."""
    if not paths:
        return None
    source, problems = folder.read(paths[0])
    found += problems
    if source.data is None:
        return None
    plan, faults = validate(Plan, source)
    found += faults
    # A plan with faults would make every report look wrong: rules and answers go without it.
    return None if faults or any(problem.kind == "error" for problem in problems) else plan


def _read_units(folder: Folder, paths: list[str], found: list[Problem]) -> Iterator[tuple[str, Origin, Unit | None]]:
    nothing: list[tuple[str, Origin, Unit | None]] = []
    for path in paths:
        yield from shielded(partial(_units_of, folder, path, found), nothing, folder.show(path), found)


def _units_of(folder: Folder, path: str, found: list[Problem]) -> list[tuple[str, Origin, Unit | None]]:
    source, problems = folder.read(path)
    found += problems
    stem = UNITS.names_in(path)["id"]
    if not isinstance(source.data, list):
        return [_read_unit(source, path, (), stem, found)]
    return [_read_unit(source, path, (index,), "", found) for index in range(len(source.data))]


def _read_unit(
    source: Source, path: str, keys: Keys, stem: str, found: list[Problem]
) -> tuple[str, Origin, Unit | None]:
    unit = None
    if source.data is not None:
        unit, faults = validate(Unit, source, keys)
        found += faults
    return (unit.id if unit else _stated_id(source, keys) or stem), Origin(path, keys), unit


def _stated_id(source: Source, keys: Keys) -> str | None:
    data = source.data[keys[0]] if keys else source.data
    stated = data.get("id") if isinstance(data, dict) else None
    return stated if isinstance(stated, str) else None


def read_submission(folder: Folder, path: str, plan: Plan | None, found: list[Problem]) -> Submission:
    """One submission without its prose; unreadable when nothing can be made of the file."""
    unit, period = owner_of(path)

    def read() -> tuple[Submission, list[Problem]]:
        source, problems = folder.read(path)
        submission, faults = submission_of(source, path, plan)
        return submission, [*problems, *faults]

    nothing: tuple[Submission, list[Problem]] = (Submission(path, unit, period), [])
    submission, problems = shielded(read, nothing, folder.show(path), found)
    found += problems
    return submission


def submission_of(source: Source, path: str, plan: Plan | None) -> tuple[Submission, list[Problem]]:
    """What one source says as a submission of the unit and period its path names, and the problems of saying so."""
    unit, period = owner_of(path)
    if source.data is None:
        return Submission(path, unit, period), []
    days = read_days(source, plan, period)
    chosen = read_choices(days.sure, plan)
    record, faults = read_record(chosen.sure, path)
    beside = (*days.problems, *chosen.problems)
    if record is None:
        return Submission(path, unit, period), [*faults, *beside]
    answers, misfits = read_answers(record.indicators, plan.indicator_by_id, chosen.sure) if plan else (Answers({}), [])
    submission = _compact(path, record, answers, plan)
    if days.far or is_prepared(source):
        submission = replace(submission, far_days=days.far, prepared=is_prepared(source))
    return submission, [*faults, *misfits, *beside]


def _compact(path: str, record: SubmissionRecord, answers: Answers, plan: Plan | None) -> Submission:
    if plan is None:
        return compact(path, record, answers, {}, _NO_PLACES)
    return compact(path, record, answers, plan.indicator_by_id, plan.fixed_places, plan.marking.marks(record))
