"""How an explanation gets into a submission's file: a new one is added, one already given there is changed in place."""

from collections.abc import Iterator, Mapping

from plan2015.records.editing.edit import Edit
from plan2015.records.editing.typed import Tree
from plan2015.records.model.submission import SubmissionRecord


def explanation_edits(
    record: SubmissionRecord, rule: str, at: str, text: str, figures: Mapping[str, str | None]
) -> Iterator[Edit]:
    """The edits that write an explanation; other words or figures than the officer judged await a new judgement."""
    given = next((i for i, one in enumerate(record.explanations) if (one.rule, one.at) == (rule, at)), None)
    if given is None:
        entry: dict[str, Tree] = {"rule": rule, "at": at, "text": text, "figures": dict(figures)}
        yield Edit(("explanations",), entry, append=True)
        return
    keys, before = ("explanations", given), record.explanations[given]
    if (before.text, before.figures) == (text, dict(figures)):
        return
    yield Edit((*keys, "text"), text)
    # Value by value keeps the comments beside them; where one could not be read, its place may hold anything.
    if before.figures.keys() == figures.keys():
        yield from (Edit((*keys, "figures", key), value) for key, value in figures.items())
    else:
        yield Edit((*keys, "figures"), dict(figures), whole=True)
    if before.accepted is not None:
        yield Edit((*keys, "accepted"), None)
