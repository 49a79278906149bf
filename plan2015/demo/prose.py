"""Sentences as an office writes them, with the unit's name and figures in them, so that no two reports read alike."""

from random import Random

from plan2015.demo.rehearsal import Rehearsal
from plan2015.demo.sentences import draw
from plan2015.vietnamese.numbers import format_number


class Writer:
    """Writes for one unit; every sentence carries its name or its figures."""

    def __init__(self, unit: str, year: int, rehearsal: Rehearsal, chance: Random, number: int = 0) -> None:
        self._named = {"unit": unit, "year": year, "next_year": year + 1}
        self._bank, self._chance, self._number = rehearsal, chance, number

    def result(self, clause: str = "") -> str:
        """What was done about a clause of the plan, or a part of it."""
        bank = self._bank.results_of(clause)
        rest = " ".join(draw(tuple(self._bank.sentences.values()), self._number, clause))
        return self._fill(f"{self._pick(self._bank.openings)} {self._pick(bank)}. {rest}")

    def text(self, question: str) -> str:
        """The answer to one of the form's questions in prose."""
        bank = self._bank.texts.get(question)
        return self._fill(self._pick(bank)) if bank else self.result()

    def difficulty(self) -> tuple[str, str]:
        """A difficulty and what is proposed."""
        told, proposed = self._chance.choice(tuple(self._bank.difficulties.items()))
        return self._fill(told), self._fill(proposed)

    def explanation(self) -> str:
        """Why a figure is as it is."""
        return self._pick(self._bank.explanations)

    def _pick(self, bank: tuple[str, ...]) -> str:
        return self._chance.choice(bank)

    def _fill(self, sentence: str) -> str:
        numbers = {
            "a": self._chance.randint(2, 28),
            "b": format_number(self._chance.randint(60, 1900)),
            "c": self._chance.randint(3, 60),
            "d": self._chance.randint(4, 45),
        }
        return sentence.format(**self._named, **numbers)
