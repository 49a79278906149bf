"""One filled form into one submission: read, compared, asked about, written, its original kept."""

import hashlib
import stat
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from plan2015.cli.acts import edit, make, real_path, submission_path
from plan2015.cli.options import Opened, Refusal
from plan2015.cli.papers import open_store

if TYPE_CHECKING:
    from plan2015.forms.merging import Merge, Receipt
    from plan2015.forms.reading import Reading

State = Literal["imported", "unchanged", "errors", "refused"]


@dataclass(frozen=True)
class Choices:
    """What the person at the keyboard decided for all files."""

    received: date | None
    channel: str | None
    dry_run: bool
    replace: bool
    legacy: str | None
    copy: bool


@dataclass
class Outcome:
    """What became of one file."""

    file: Path
    state: State
    message: str
    unit: str = ""
    period: str = ""
    path: str = ""
    """Where the submission is, as shown."""
    reading: "Reading | None" = None
    notes: list[str] = field(default_factory=list)
    wrote: bool = False
    failed: bool = False
    """Whether the file was readable but could not be written."""


class Importer:
    """Takes files one by one; what is wrong with one never stops the next."""

    def __init__(self, opened: Opened, choices: Choices) -> None:
        self._opened = opened
        self._choices = choices
        self._store = open_store(opened)
        self._taken: dict[tuple[str, str], Path] = {}

    def take(self, file: Path) -> Outcome:
        """Reads a file and writes what it says."""
        from plan2015.forms.gate import FormRefusedError
        from plan2015.forms.reading import read_form

        try:
            data = _read(file)
            reading = read_form(data, self._opened.workspace, self._opened.plan, self._store, self._choices.legacy)  # type: ignore[arg-type]
        except FormRefusedError as refusal:
            return Outcome(file, "refused", str(refusal))
        outcome = Outcome(file, "imported", "", reading.form.unit.short_name, reading.form.period, reading=reading)
        key = (reading.form.unit.id, reading.form.period)
        if key in self._taken:
            outcome.state = "refused"
            outcome.message = (
                f"cùng đơn vị, cùng kỳ với {self._taken[key]} trong lần nhập này; nhập riêng nếu là bản chỉnh sửa"
            )
            return outcome
        self._taken[key] = file
        try:
            self._put(outcome, reading, data)
        except Refusal as refusal:
            outcome.state, outcome.message, outcome.failed = "refused", refusal.message, True
        return outcome

    def _put(self, outcome: Outcome, reading: "Reading", data: bytes) -> None:
        from plan2015.forms.merging import Receipt, merge_into
        from plan2015.records.reading.reader import read_source

        opened, unit, period = self._opened, reading.form.unit, reading.form.period
        receipt = Receipt(_shown_name(outcome.file), hashlib.sha256(data).hexdigest(), *self._facts())
        path = submission_path(opened, unit, period) or f"submissions/{period}/{unit.id}.yaml"
        outcome.path = opened.workspace.folder.show(path)
        if not Path(real_path(opened, path)).exists():
            self._begin(outcome, path, reading, receipt, data)
            return
        source, problems = read_source(real_path(opened, path), outcome.path)
        if not source.is_readable and any(problem.rule != "empty-file" for problem in problems):
            raise Refusal(f"{problems[0].place}: {problems[0].message}; sửa tệp này trước")
        merge = merge_into(source, opened.workspace.record(path), reading, receipt)
        if merge.is_known or self._was_kept(path, receipt):
            self._say_unchanged(outcome, "tệp này đã nhập trước đây")
        elif not merge.edits:
            self._say_unchanged(outcome, "nội dung đúng như bản đã nhập")
        else:
            self._go_on(outcome, path, reading, merge, receipt, data)

    def _facts(self) -> tuple[date | None, str | None]:
        return self._choices.received, self._choices.channel

    def _begin(self, outcome: Outcome, path: str, reading: "Reading", receipt: "Receipt", data: bytes) -> None:
        from plan2015.forms.merging import new_submission
        from plan2015.records.editing.edit import new_text

        text = new_text(new_submission(reading, receipt), path)
        if not self._choices.dry_run:
            make(self._opened, path, text)
            self._keep(path, receipt, data)
            outcome.wrote = True
        if receipt.received is None:
            outcome.notes.append("chưa rõ ngày nhận; ghi sau bằng plan2015 receive … --received NGÀY")
        self._finish(outcome, reading, "đã nhập")

    def _go_on(
        self, outcome: Outcome, path: str, reading: "Reading", merge: "Merge", receipt: "Receipt", data: bytes
    ) -> None:
        for difference in merge.differences:
            before, after = difference.before or "(trống)", difference.after or "(trống)"
            if merge.overwrites:
                outcome.notes.append(f"{difference.code} {difference.title}: {_short(before)} → {_short(after)}")
        if merge.overwrites and not self._choices.dry_run and not self._agreed(outcome):
            outcome.state = "refused"
            outcome.message = "khác báo cáo đang có, chưa thay; thêm --replace để nhận bản chỉnh sửa"
            return
        if not self._choices.dry_run:
            if merge.overwrites:
                outcome.notes.append(self._name_earlier(path))
            edit(self._opened, path, merge.edits)
            self._keep(path, receipt, data)
            outcome.wrote = True
        if merge.is_correction:
            outcome.notes.append("bản chỉnh sửa: ngày nhận đầu giữ nguyên, thêm một mục vào corrections")
            if receipt.received is None:
                outcome.notes.append("chưa rõ ngày nhận bản chỉnh sửa; ghi vào corrections khi biết")
        self._finish(outcome, reading, "đã nhập")

    def _agreed(self, outcome: Outcome) -> bool:
        if self._choices.replace:
            return True
        if not sys.stdin.isatty():
            return False
        click.echo(f"{outcome.file}: {outcome.unit}, khác báo cáo đang có:", err=True)
        for note in outcome.notes:
            click.echo(f"  {note}", err=True)
        return click.confirm("Nhận bản chỉnh sửa này?", err=True)

    def _finish(self, outcome: Outcome, reading: "Reading", word: str) -> None:
        outcome.state = "errors" if reading.errors else "imported"
        outcome.message = f"sẽ nhập {outcome.path}" if self._choices.dry_run else f"{word} {outcome.path}"

    def _say_unchanged(self, outcome: Outcome, why: str) -> None:
        outcome.state, outcome.message, outcome.reading = "unchanged", f"không đổi: {why}", None

    def _originals(self, path: str) -> Path:
        return Path(real_path(self._opened, path)).parent / "originals"

    def _was_kept(self, path: str, receipt: "Receipt") -> bool:
        name = f"{Path(path).stem}.{receipt.sha256[:12]}"
        return any(self._originals(path).glob(f"{name}.*"))

    def _keep(self, path: str, receipt: "Receipt", data: bytes) -> None:
        """Keeps the file as it came, under a name that says which one it is."""
        if not self._choices.copy:
            return
        suffix = "xlsx" if receipt.file.lower().endswith("xlsx") else "docx"
        self._keep_as(path, f"{Path(path).stem}.{receipt.sha256[:12]}.{suffix}", data)

    def _keep_as(self, path: str, name: str, data: bytes) -> None:
        from plan2015.cli.acts import wait
        from plan2015.records.editing.writer import WriteError, write_file

        target = self._originals(path) / name
        if not target.exists():
            try:
                write_file(str(target), data, None, wait)
            except WriteError as error:
                raise Refusal(f"{target}: {error}") from None

    def _name_earlier(self, path: str) -> str:
        """Where the earlier version is found again: in git, or else in a copy made now."""
        real = Path(real_path(self._opened, path))
        commit = _commit_of(self._opened, path)
        if commit:
            return f"bản trước ở git: {commit}"
        before = real.read_bytes()
        name = f"{real.stem}.{hashlib.sha256(before).hexdigest()[:12]}.truoc.txt"
        self._keep_as(path, name, before)
        return f"bản trước chưa có trong git, đã giữ ở {self._originals(path).name}/{name}"


def _read(file: Path) -> bytes:
    from plan2015.forms.gate import MOST_BYTES, FormRefusedError

    try:
        info = file.stat()
        if not stat.S_ISREG(info.st_mode):
            raise FormRefusedError("không phải tệp thông thường")
        if info.st_size > MOST_BYTES:
            raise FormRefusedError(f"tệp lớn hơn {MOST_BYTES >> 20} MB; một biểu đã điền không lớn như vậy")
        return file.read_bytes()
    except OSError:
        raise FormRefusedError("không đọc được tệp từ đĩa") from None


def _shown_name(file: Path) -> str:
    return file.name


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"


def _commit_of(opened: Opened, path: str) -> str | None:
    """The commit that holds a submission as it is now; None when it is not committed, or there is no git."""
    from plan2015.cli.known import open_repository
    from plan2015.revisions import GitError
    from plan2015.revisions.history import last_commit

    try:
        return last_commit(open_repository(opened.workspace.folder), path)
    except GitError:
        return None
