"""One form that was read, entered into its submission: compared, asked about, its original kept, then written."""

import hashlib
import sys
import unicodedata
from pathlib import Path

import click

from plan2015.cli.acts import edit, make_record, real_path, submission_path
from plan2015.cli.import_outcome import Choices, Outcome
from plan2015.cli.options import Opened, Refusal
from plan2015.cli.originals import Originals
from plan2015.forms.merging import Difference, Merge, merge_into, new_submission
from plan2015.forms.reading import Reading
from plan2015.forms.versions import Receipt
from plan2015.records.reading.cleaning import clean_name
from plan2015.records.reading.reader import read_source
from plan2015.records.reading.source import Source
from plan2015.screens.plain import plain
from plan2015.wording.choices import UNANSWERED_WORDS

_MOST_CODES = 12


class Entry:
    """The work on one form; what became of it is written into its outcome."""

    def __init__(self, opened: Opened, choices: Choices, outcome: Outcome, reading: Reading, data: bytes) -> None:
        from plan2015.records.kinds import SUBMISSIONS

        self._opened = opened
        self._choices = choices
        self._outcome = outcome
        self._reading = reading
        self._data = data
        unit, period = reading.form.unit, reading.form.period
        self._path = submission_path(opened, unit, period) or SUBMISSIONS.path(period, unit.id)
        self._originals = Originals(opened, self._path)
        self._receipt = self._received()
        outcome.path = opened.workspace.folder.show(self._path)

    def put(self) -> None:
        """Makes the submission, or brings the one that is here to what the form says."""
        real = real_path(self._opened, self._path)
        if not Path(real).exists():
            self._begin()
            return
        source, problems = read_source(real, self._outcome.path)
        if not source.is_readable and any(problem.rule != "empty-file" for problem in problems):
            raise Refusal(f"{problems[0].place}: {problems[0].message}; sửa tệp này trước")
        self._go_on(source)

    def _received(self) -> Receipt:
        """How the file came; its name as a data file can hold it, which is said where that is another."""
        raw = self._outcome.file.name
        name = clean_name(raw)
        if name != unicodedata.normalize("NFC", raw):
            self._outcome.notes.append(f"tên tệp có ký tự không hiện được, ghi là “{name}”")
        digest = hashlib.sha256(self._data).hexdigest()
        return Receipt(name, digest, self._choices.received, self._choices.channel)

    def _begin(self) -> None:
        tree = new_submission(self._reading, self._receipt)
        make_record(self._opened, self._path, tree, dry_run=True)
        if not self._choices.dry_run:
            self._keep()
            make_record(self._opened, self._path, tree)
            self._outcome.wrote = True
        if self._receipt.received is None:
            self._outcome.notes.append("chưa rõ ngày nhận; ghi sau bằng plan2015 receive … --received NGÀY")
        self._finish()

    def _go_on(self, source: Source) -> None:
        record = self._opened.workspace.record(self._path)
        merge = merge_into(source, record, self._reading, self._receipt, erase=self._choices.erase)
        self._tell_changes(merge)
        if merge.is_known:
            kept = not self._choices.dry_run and self._keep()
            self._leave("tệp này đã nhập trước đây" + ("; bản gốc chưa được giữ, nay đã giữ" if kept else ""))
        elif merge.is_silent and self._reading.state:
            name = UNANSWERED_WORDS[self._reading.state].name
            self._leave(f"{name} không phải bản chỉnh sửa; báo cáo đang có giữ nguyên")
        elif not merge.edits:
            self._leave("nội dung đúng như bản đã nhập")
        elif self._choices.dry_run or self._agreed(merge):
            self._change(merge)
        else:
            self._outcome.state = "refused"
            self._outcome.message = "khác báo cáo đang có, chưa thay; thêm --replace để nhận bản chỉnh sửa"

    def _change(self, merge: Merge) -> None:
        if not self._choices.dry_run:
            if merge.overwrites or self._empties(merge):
                self._outcome.notes.append(self._originals.name_earlier())
            self._keep()
            edit(self._opened, self._path, merge.edits)
            self._outcome.wrote = True
        if merge.is_correction:
            self._outcome.notes.append("bản chỉnh sửa: ngày nhận đầu giữ nguyên, thêm một mục vào corrections")
            if self._receipt.received is None:
                self._outcome.notes.append("chưa rõ ngày nhận bản chỉnh sửa; ghi vào corrections khi biết")
        self._finish()

    def _empties(self, merge: Merge) -> bool:
        return self._choices.erase and bool(merge.emptied)

    def _agreed(self, merge: Merge) -> bool:
        """Whether what was given may be changed, and, asked apart, whether what is blank now may be taken away."""
        asked = ["Nhận bản chỉnh sửa này?"] if merge.overwrites else []
        if self._empties(merge):
            asked.append(f"{len(merge.emptied)} ô có số nay để trống: xóa các số đó?")
        if self._choices.replace or not asked:
            return True
        if not sys.stdin.isatty():
            return False
        click.echo(f"{self._outcome.name}: {self._outcome.unit}, khác báo cáo đang có:", err=True)
        for note in self._outcome.notes:
            click.echo(f"  {plain(note)}", err=True)
        return all(click.confirm(question, err=True) for question in asked)

    def _tell_changes(self, merge: Merge) -> None:
        """Each value that gives way; then, apart, what the form leaves blank."""
        notes = self._outcome.notes
        if merge.overwrites:
            notes += map(_told, merge.differences)
        if self._empties(merge):
            notes.append(f"{len(merge.emptied)} ô có số nay để trống:")
            notes += map(_told, merge.emptied)
        elif merge.emptied:
            codes = ", ".join(difference.code for difference in merge.emptied[:_MOST_CODES])
            more = ", …" if len(merge.emptied) > _MOST_CODES else ""
            count = f"{len(merge.emptied)} ô có số mà biểu này để trống"
            notes.append(f"{count}: giữ nguyên, chỉ --erase mới xóa ({codes}{more})")

    def _keep(self) -> bool:
        """Keeps the file as it came, unless nothing is to be kept; False when it was there."""
        return self._choices.copy and self._originals.keep(self._receipt.sha256, self._data, self._reading.kind)

    def _finish(self) -> None:
        self._outcome.state = "errors" if self._reading.errors else "imported"
        self._outcome.message = (
            f"sẽ nhập {self._outcome.path}" if self._choices.dry_run else f"đã nhập {self._outcome.path}"
        )

    def _leave(self, why: str) -> None:
        self._outcome.state, self._outcome.message, self._outcome.reading = "unchanged", f"không đổi: {why}", None


def _told(difference: Difference) -> str:
    code, title, before, after = difference
    return f"{code} {title}: {_short(before or '(trống)')} → {_short(after or '(trống)')}"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"
