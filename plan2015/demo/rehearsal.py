"""What the rehearsal says, from `rehearsal.yaml` beside this module; what it names must be in the plan."""

from collections.abc import Iterator
from pathlib import Path

from plan2015.demo.sentences import BASE
from plan2015.records.model.plan import Plan
from plan2015.records.model.values import Id, Record, Texts
from plan2015.records.reading.reader import read_source
from plan2015.records.reading.source import Keys, Source
from plan2015.records.schema import validate

_FILE = Path(__file__).with_name("rehearsal.yaml")


class RehearsalError(ValueError):
    """The rehearsal and the plan do not fit: which name, and where it stands."""


class Rehearsal(Record):
    """The sentences and short answers of made-up reports."""

    has_school: Id
    """The indicator that repeats what the register of units says."""
    answers: dict[str, str]
    any_answer: str
    openings: Texts
    results: dict[str, Texts]
    any_result: Texts
    sentences: dict[str, Texts]
    """What may follow, by what each tells."""
    texts: dict[str, Texts]
    difficulties: dict[str, str]
    """Each with what is proposed."""
    explanations: Texts

    def results_of(self, clause: str) -> tuple[str, ...]:
        """What may be told of a clause, or of the clause that a part belongs to; else what offices do everywhere."""
        while clause and clause not in self.results:
            clause = clause.rpartition(".")[0]
        return self.results.get(clause, self.any_result)


def read_rehearsal(plan: Plan, path: Path = _FILE) -> Rehearsal:
    """The rehearsal's sentences, refused where they speak of what the plan does not have."""
    source, flaws = read_source(str(path), path.name)
    rehearsal, faults = validate(Rehearsal, source)
    if rehearsal is None or flaws or faults:
        first = (*flaws, *faults)[0]
        raise RehearsalError(f"{first.place}: {first.message}")
    for keys, message in (*_uneven(rehearsal), *_strangers(rehearsal, plan)):
        raise RehearsalError(f"{_place(source, keys)}: {message}, nên không dựng được năm tập dượt")
    return rehearsal


def _place(source: Source, keys: Keys) -> str:
    return str(source.key_place(keys) if len(keys) > 1 else source.place(keys))


def _uneven(rehearsal: Rehearsal) -> Iterator[tuple[Keys, str]]:
    """The places that have more or fewer sentences than are drawn from."""
    for place, pool in rehearsal.sentences.items():
        if len(pool) != BASE:
            yield ("sentences", place), f"có {len(pool)} câu, phải là {BASE}"


def _strangers(rehearsal: Rehearsal, plan: Plan) -> Iterator[tuple[Keys, str]]:
    """What the rehearsal names and the plan does not have."""
    named: list[tuple[Keys, str]] = [(("has_school",), rehearsal.has_school)]
    named += [(("answers", name), name) for name in rehearsal.answers]
    known = plan.indicator_by_id
    yield from ((keys, f"kế hoạch không có chỉ tiêu “{name}”") for keys, name in named if name not in known)
    clauses = {clause for task in plan.tasks for clause in (task.clause, *(part.id for part in task.parts))}
    yield from ((("results", c), f"kế hoạch không có nhiệm vụ {c}") for c in rehearsal.results if c not in clauses)
    texts = {text.id for text in plan.texts}
    yield from ((("texts", t), f"kế hoạch không có mục viết “{t}”") for t in rehearsal.texts if t not in texts)
