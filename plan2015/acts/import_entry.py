"""One form that was read, entered into its submission: compared, asked about, its original kept, then written."""

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from plan2015.acts.act import Act, real_path, refused_in_words, rewritten
from plan2015.acts.import_outcome import Choices, Outcome, State
from plan2015.acts.opened import Opened
from plan2015.acts.originals import Originals
from plan2015.acts.refusal import Refusal
from plan2015.forms.merging import Difference, Merge, merge_into, new_submission
from plan2015.forms.reading import Reading
from plan2015.forms.versions import Receipt
from plan2015.records.editing.changes import Change, New
from plan2015.records.editing.edit import new_text
from plan2015.records.kinds import SUBMISSIONS
from plan2015.records.reading.cleaning import clean_name
from plan2015.records.reading.source import Source
from plan2015.wording.choices import UNANSWERED_WORDS

_MOST_CODES = 12


class Read(NamedTuple):
    """A file that was read as a form."""

    file: Path
    data: bytes
    reading: Reading

    @property
    def outcome(self) -> Outcome:
        """What is known of it before it is entered."""
        form = self.reading.form
        return Outcome(self.file, "imported", "", form.unit.short_name, form.period, reading=self.reading)


class Entry:
    """One form and the submission it goes into; `notes` gathers what is to be said, whatever comes of it."""

    def __init__(self, opened: Opened, choices: Choices, read: Read, notes: list[str]) -> None:
        self._notes = notes
        self._opened = opened
        self._choices = choices
        self._reading, self._data = read.reading, read.data
        unit, period = read.reading.form.unit, read.reading.form.period
        self._path = opened.submission_path(unit, period) or SUBMISSIONS.path(period, unit.id)
        self._originals = Originals(opened, self._path)
        self._receipt = self._received(read.file)
        self._shown = opened.workspace.folder.show(self._path)
        self._outcome = replace(read.outcome, path=self._shown)

    def decide(self, variables: Mapping[str, str], *, agreed: bool = False) -> Act[Outcome]:
        """Makes the submission, or brings the one that is here to what the form says, if that is agreed to."""
        folder = self._opened.workspace.folder
        if self._path not in folder.paths():
            return self._begin(real_path(self._opened, self._path))
        source, problems = folder.read(self._path)
        if not source.is_readable and any(problem.rule != "empty-file" for problem in problems):
            raise Refusal(f"{problems[0].place}: {problems[0].message}; sửa tệp này trước")
        merge = self._merge(source)
        return self._settled(merge) or self._asked(merge, agreed=agreed) or self._changed(merge, variables)

    def _received(self, file: Path) -> Receipt:
        """How the file came; its name as a data file can hold it, which is said where that is another."""
        name = clean_name(file.name)
        if name != unicodedata.normalize("NFC", file.name):
            self._notes.append(f"tên tệp có ký tự không hiện được, ghi là “{name}”")
        digest = hashlib.sha256(self._data).hexdigest()
        return Receipt(name, digest, self._choices.received, self._choices.channel)

    def _begin(self, real: str) -> Act[Outcome]:
        with refused_in_words():
            text = new_text(new_submission(self._reading, self._receipt), self._shown)
        later = "chưa rõ ngày nhận; ghi sau bằng plan2015 receive … --received NGÀY"
        new = New(real, self._shown, text.encode())
        return self._entered((*self._kept(), new), [later] if self._receipt.received is None else [])

    def _merge(self, source: Source) -> Merge:
        record = self._opened.workspace.record(self._path)
        merge = merge_into(source, record, self._reading, self._receipt, erase=self._choices.erase)
        self._note_changes(merge)
        return merge

    def _settled(self, merge: Merge) -> Act[Outcome] | None:
        """A form that changes nothing, and why."""
        if merge.is_known:
            kept = () if self._choices.dry_run else self._kept()
            now_kept = "; bản gốc chưa được giữ, nay đã giữ" if kept else ""
            return self._left(f"tệp này đã nhập trước đây{now_kept}", kept)
        if merge.is_silent and self._reading.state:
            name = UNANSWERED_WORDS[self._reading.state].name
            return self._left(f"{name} không phải bản chỉnh sửa; báo cáo đang có giữ nguyên")
        return None if merge.edits else self._left("nội dung đúng như bản đã nhập")

    def _asked(self, merge: Merge, *, agreed: bool) -> Act[Outcome] | None:
        """A form that waits for somebody's yes."""
        questions = tuple(self._questions(merge))
        if not questions or agreed or self._choices.replace or self._choices.dry_run:
            return None
        message = "khác báo cáo đang có, chưa thay; thêm --replace để nhận bản chỉnh sửa"
        return self._act("refused", message, questions=questions)

    def _changed(self, merge: Merge, variables: Mapping[str, str]) -> Act[Outcome]:
        earlier: tuple[Change, ...] = ()
        if not self._choices.dry_run and (merge.overwrites or self._empties(merge)):
            note, earlier = self._originals.keep_earlier(variables)
            self._notes.append(note)
        told = ["bản chỉnh sửa: ngày nhận đầu giữ nguyên, thêm một mục vào corrections"] if merge.is_correction else []
        if told and self._receipt.received is None:
            told.append("chưa rõ ngày nhận bản chỉnh sửa; ghi vào corrections khi biết")
        edited = rewritten(self._opened, self._path, merge.edits)
        return self._entered((*earlier, *self._kept(), edited), told)

    def _empties(self, merge: Merge) -> bool:
        return self._choices.erase and bool(merge.emptied)

    def _questions(self, merge: Merge) -> Iterator[str]:
        """Whether what was given may be changed, and, asked apart, whether what is blank now may be taken away."""
        if merge.overwrites:
            yield "Nhận bản chỉnh sửa này?"
        if self._empties(merge):
            yield f"{len(merge.emptied)} ô có số nay để trống: xóa các số đó?"

    def _note_changes(self, merge: Merge) -> None:
        """Each value that gives way; then, apart, what the form leaves blank."""
        if merge.overwrites:
            self._notes += map(_told, merge.differences)
        if self._empties(merge):
            self._notes.append(f"{len(merge.emptied)} ô có số nay để trống:")
            self._notes += map(_told, merge.emptied)
        elif merge.emptied:
            codes = ", ".join(difference.code for difference in merge.emptied[:_MOST_CODES])
            more = ", …" if len(merge.emptied) > _MOST_CODES else ""
            count = f"{len(merge.emptied)} ô có số mà biểu này để trống"
            self._notes.append(f"{count}: giữ nguyên, chỉ --erase mới xóa ({codes}{more})")

    def _kept(self) -> tuple[Change, ...]:
        """The file as it came, unless nothing is to be kept or it is here."""
        keep = self._originals.keep
        return keep(self._receipt.sha256, self._data, self._reading.kind) if self._choices.copy else ()

    def _entered(self, changes: tuple[Change, ...], told: list[str]) -> Act[Outcome]:
        """The form goes in; `told` is what is so only then."""
        state: State = "errors" if self._reading.errors else "imported"
        notes = (*self._notes, *told)
        if self._choices.dry_run:
            return self._act(state, f"sẽ nhập {self._shown}", notes=notes)
        return self._act(state, f"đã nhập {self._shown}", changes, notes=notes, wrote=True)

    def _left(self, why: str, kept: tuple[Change, ...] = ()) -> Act[Outcome]:
        return self._act("unchanged", f"không đổi: {why}", kept, reading=None)

    def _act(self, state: State, message: str, changes: tuple[Change, ...] = (), **more: Any) -> Act[Outcome]:
        facts: dict[str, Any] = {"state": state, "message": message, "notes": tuple(self._notes), **more}
        return Act(replace(self._outcome, **facts), changes)


def _told(difference: Difference) -> str:
    code, title, before, after = difference
    return f"{code} {title}: {_short(before or '(trống)')} → {_short(after or '(trống)')}"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"
