"""The files of an import, one by one: read as forms, entered, and what goes wrong with one told of that one alone."""

from pathlib import Path

import click

from plan2015.cli.import_outcome import Choices, Outcome
from plan2015.cli.options import Opened, Refusal
from plan2015.cli.papers import open_store


class Importer:
    """Takes files one by one; what is wrong with one never stops the next."""

    def __init__(self, opened: Opened, choices: Choices) -> None:
        self._opened = opened
        self._choices = choices
        self._store = open_store(opened)
        self._taken: dict[tuple[str, str], Outcome] = {}

    def take(self, file: Path) -> Outcome:
        """Reads a file and writes what it says; whatever goes wrong is told of this file alone."""
        from plan2015.forms.gate import FormRefusedError
        from plan2015.records.editing.writer import cause_of

        try:
            return self._take(file)
        except FormRefusedError as refusal:
            return Outcome(file, "refused", str(refusal))
        except (click.Abort, BrokenPipeError):
            raise
        except OSError as error:
            return Outcome(file, "refused", f"không đọc, ghi được ({cause_of(error)})", failed=True)
        except Exception as bug:  # noqa: BLE001 - told at the end, with its traceback
            return Outcome(file, "bug", "lỗi của chương trình ở tệp này, không phải của biểu; xem cuối", bug=bug)

    def _take(self, file: Path) -> Outcome:
        from plan2015.cli.import_entry import Entry
        from plan2015.forms.reading import read_form

        data = _read(file)
        reading = read_form(data, self._opened.workspace, self._opened.plan, self._store, self._choices.legacy)  # type: ignore[arg-type]
        outcome = Outcome(file, "imported", "", reading.form.unit.short_name, reading.form.period, reading=reading)
        key = (reading.form.unit.id, reading.form.period)
        if key in self._taken:
            outcome.state = "refused"
            outcome.message = (
                f"cùng đơn vị, cùng kỳ với {self._taken[key].name} trong lần nhập này; nhập riêng nếu là bản chỉnh sửa"
            )
            return outcome
        try:
            Entry(self._opened, self._choices, outcome, reading, data).put()
        except Refusal as refusal:
            outcome.state, outcome.message, outcome.failed = "refused", refusal.message, True
        if outcome.state != "refused":
            self._taken[key] = outcome
        return outcome


def _read(file: Path) -> bytes:
    from plan2015.files.gate import GateError, read_regular
    from plan2015.forms.gate import MOST_BYTES, FormRefusedError

    try:
        return read_regular(str(file), MOST_BYTES, through_links=True)
    except GateError as error:
        raise FormRefusedError(error.message) from None
