"""How a difficulty was answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from plan2015.acts.act import Act
from plan2015.acts.opened import Opened
from plan2015.acts.refusal import Refusal
from plan2015.acts.trial import tried
from plan2015.records.editing.edit import Edit
from plan2015.records.editing.scaffold import DIFFICULTIES_HEAD
from plan2015.records.editing.typed import Tree
from plan2015.records.kinds import DIFFICULTIES
from plan2015.records.model.registers import Difficulty


@dataclass(frozen=True)
class Reply:
    """What was answered: the day, the paper, the words, or to whom it was passed."""

    day: date
    paper: str | None = None
    text: str | None = None
    passed_to: str | None = None

    def tree(self) -> dict[str, Tree]:
        """The same as the file has it."""
        answer: dict[str, Tree] = {
            "date": self.day.isoformat(),
            "paper": {"number": self.paper} if self.paper else None,
            "text": self.text,
            "passed_to": self.passed_to,
        }
        return {key: value for key, value in answer.items() if value}


def answer(opened: Opened, difficulty: str, reply: Reply) -> Act[str]:
    """Enters an answer to a difficulty of the list, or to one that a report raised; gives the file as people see it."""
    listed = {record.id: (origin, record) for origin, record in opened.workspace.difficulties}
    shown = opened.workspace.folder.show(DIFFICULTIES.at)
    name = difficulty if difficulty in listed else difficulty.replace("/", "-")
    if name in listed:
        origin, record = listed[name]
        keys = (*origin.keys, "answer")
        given = list(_leaves(reply.tree()))
        _refuse_other(record, dict(given))
        edits = [Edit((*keys, *key), value) for key, value in given]
        return Act(shown, (tried(opened, DIFFICULTIES.at, edits),))
    entry: dict[str, Tree] = {**_raised_in_report(difficulty, opened), "answer": reply.tree()}
    begin = DIFFICULTIES_HEAD + "[]\n"
    return Act(shown, (tried(opened, DIFFICULTIES.at, [Edit((), entry, append=True)], begin),))


def _refuse_other(record: Difficulty, given: Mapping[tuple[str, ...], str]) -> None:
    """Refuses another answer than the one that stands; what that one leaves open may be added."""
    if record.answer is None:
        return
    before = record.answer
    stands = {
        ("date",): before.date.isoformat(),
        ("paper", "number"): before.paper.number if before.paper else None,
        ("text",): before.text,
        ("passed_to",): before.passed_to,
    }
    if any(stands[key] not in (None, value) for key, value in given.items()):
        raise Refusal(
            f"khó khăn “{record.id}” đã có trả lời: {', '.join(filter(None, stands.values()))}. "
            f"Trả lời khác đi thì sửa trong {DIFFICULTIES.at}."
        )


def _leaves(answer: Mapping[str, Tree]) -> Iterator[tuple[tuple[str, ...], str]]:
    for key, value in answer.items():
        if isinstance(value, Mapping):
            yield from (((key, inner), str(text)) for inner, text in value.items())
        else:
            yield (key,), str(value)


def _raised_in_report(difficulty: str, opened: Opened) -> dict[str, str]:
    period, _, rest = difficulty.partition("/")
    unit, _, number = rest.partition("/")
    sent = [s for s in opened.workspace.submissions if (s.period, s.unit) == (period, unit)]
    if not sent or not number.isdecimal() or not 1 <= int(number) <= sent[0].difficulties:
        raise Refusal(f"không có khó khăn “{difficulty}”. Xem: plan2015 difficulties")
    return {"id": difficulty.replace("/", "-"), "unit": unit, "period": period, "item": number}
