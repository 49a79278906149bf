"""The reports to plant faults in: which are free, and how a line of one is changed."""

from random import Random

from plan2015.demo.locate import line_of
from plan2015.demo.year import Year
from plan2015.records.kinds import EXTENSIONS, SUBMISSIONS

Keys = tuple[str | int, ...]


def with_value(text: str, keys: Keys, new: str) -> str:
    """The text with another value on the line of a key."""
    lines = text.split("\n")
    index = line_of(text, *keys) - 1
    lines[index] = f"{lines[index].partition(':')[0]}: {new}" if not isinstance(keys[-1], int) else lines[index]
    return "\n".join(lines)


def with_line(text: str, number: int, new: str) -> str:
    """The text with a line put behind another."""
    lines = text.split("\n")
    return "\n".join([*lines[:number], new, *lines[number:]])


def digits(text: str, keys: Keys) -> str:
    """The number that stands at keys, without the dots it was typed with."""
    return text.split("\n")[line_of(text, *keys) - 1].partition(": ")[2].replace(".", "").strip("\"'")


BORROW = {
    *("stray-file", "unknown-unit", "unknown-period", "repeated-id", "school-without-parent-mark"),
    *("bad-id", "incomplete-due"),
}
"""Planters that leave the report itself as it is."""
IN_HALF_YEAR = {
    *("empty-file", "nul-filled", "utf-16", "not-utf8", "merge-conflict", "nfd-text", "yaml-syntax", "tag"),
    *("control-character", "mojibake", "legacy-text", "merge-key", "missing-key", "anchor-or-alias"),
    *("comma-in-braces", "unknown-key", "wrong-type", "unknown-choice", "not-a-number", "ambiguous-number"),
    *("not-a-date", "ambiguous-date", "impossible-date", "unknown-task", "unknown-indicator", "task-not-assigned"),
    *("missing-reason", "negative-figure", "fraction-not-allowed", "stray-file", "day-far-from-period"),
    *("day-outside-period", "signed-after-received", "duplicate-key", "part-exceeds-whole"),
    *("not-yes-or-no", "unknown-rule", "not-a-clause", "second-document"),
}
"""Planters that need nothing but a file: they take the half-year's, where there are reports left."""
NEED_PAIR = {"below-half-year", "repeated-paper-number"}
NEED_PLAIN = {
    *("not-yes-or-no", "unknown-rule", "not-a-clause", "below-minimum-share", "thousand-fold", "copied-text"),
    *("second-document", "wrong-path"),
}
"""Planters that add a list at the end, or that an explanation in the file would answer."""


class Field:
    """The year's files to plant in; a sound report that was taken is not taken again."""

    def __init__(self, year: Year, chance: Random) -> None:
        self.year, self.story, self.chance = year, year.story, chance
        self._annual = {path for path in year.sound if SUBMISSIONS.names_in(path)["period"] == year.story.annual.id}
        self._twice = {path for path in self._annual if self.half_of(path) in year.sound}
        self._spare: list[str] = []
        """Sound half-year reports of units whose annual report has its fault already."""

    def take(self, name: str = "") -> str | None:
        """A sound annual report of a sector or provincial union that fits a planter; it is not given again."""
        pool = self._twice if name in NEED_PAIR else self.year.plain if name in NEED_PLAIN else self.year.sound
        if name in IN_HALF_YEAR and (half := self._take_half()):
            return half
        fit = [path for path in self.year.sound if path in pool and path in self._annual and "truong-" not in path]
        if name == "thousand-fold":
            fit = [path for path in fit if self._is_usual(path)]
        if name == "received-just-after-due":
            extended = self.text(EXTENSIONS.at)
            fit = [path for path in fit if path.rpartition("/")[2].removesuffix(".yaml") not in extended]
        if name == "school-without-parent-mark":
            fit = [path for path in fit if "/cd-" in path]
        fit = self._without_schools(fit)
        if not fit:
            return None
        path = fit[self.chance.randrange(len(fit))]
        if name in BORROW:
            return path
        self.year.sound.remove(path)
        half = self.half_of(path)
        if half in self.year.sound:
            self.year.sound.remove(half)
            if name not in NEED_PAIR:
                self._spare.append(half)
        return path

    def half_of(self, path: str) -> str:
        """Where the report for the first half of the year stands, of the unit whose annual report is at a path."""
        return SUBMISSIONS.path(self.story.half.id, SUBMISSIONS.names_in(path)["unit"])

    def _take_half(self) -> str | None:
        """A sound report of the period before, given once; the unit's annual report stays as sound as it is."""
        sound = self.year.sound
        whole = {self.half_of(path) for path in sound if path in self._annual}
        halves = [path for path in sound if path not in self._annual]
        alone = [path for path in halves if path not in whole]
        fit = self._spare or self._without_schools(alone or halves)
        if not fit:
            return None
        path = fit[self.chance.randrange(len(fit))]
        (self._spare if self._spare else sound).remove(path)
        return path

    def _without_schools(self, paths: list[str]) -> list[str]:
        """Reports of unions that have no school, where there are any: those that have one are few and needed later."""
        units = self.year.units
        few = [path for path in paths if (u := units.get(SUBMISSIONS.names_in(path)["unit"])) and u.has_school]
        return [path for path in paths if path not in few] or paths

    def _is_usual(self, path: str) -> bool:
        """Whether a unit is of middling size among many of its like, so that a thousandfold stands out."""
        text = self.text(path)
        middling = 9e9 < float(digits(text, ("budget", "planned", "base"))) < 16e9
        return middling and "/ldld-" in path and f"base_kind: {self.story.budget.base_kinds[0].id}\n" in text

    def text(self, path: str) -> str:
        """A file as text."""
        return self.year.files[path].decode()

    def put(self, path: str, text: str | bytes) -> None:
        """A file with its fault in it."""
        self.year.files[path] = text if isinstance(text, bytes) else text.encode()

    def note(self, rule: str, path: str, line: int) -> None:
        """Where the fault is."""
        self.year.faults.append((rule, path, line))
