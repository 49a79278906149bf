"""Forms out: the blank or prefilled form of a unit, as Word or Excel."""

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from plan2015.acts.act import real_path
from plan2015.acts.opened import Opened
from plan2015.acts.paper_file import open_store, read_paper
from plan2015.acts.refusal import Refusal
from plan2015.files.place import Wait
from plan2015.forms.checks import checks_of
from plan2015.forms.docx.write import write_docx
from plan2015.forms.filling import filling_for
from plan2015.forms.head import with_template_texts
from plan2015.forms.issued import issued_path
from plan2015.forms.specification import form_for, issued_list
from plan2015.forms.wording import words_for
from plan2015.forms.xlsx.write import write_xlsx
from plan2015.office.template.store import TemplateStore
from plan2015.records.editing.transaction import WriteError
from plan2015.records.editing.writer import digest, write_file
from plan2015.records.model.unit import Unit
from plan2015.records.unit_titles import unit_order


@dataclass(frozen=True)
class FormWriter:
    """Writes forms of a period, each into its file."""

    opened: Opened
    period: str
    wait: Wait
    blank: bool
    """Whether what the unit has reported is left out."""
    force: bool
    """Whether a file that holds something else gives way."""

    @property
    def units(self) -> list[Unit]:
        """Every unit, in the office's order."""
        return sorted(self.opened.workspace.units.values(), key=unit_order)

    def write(self, unit: Unit, target: Path) -> str | None:
        """Writes a unit's form and says in a word what became of the file; None when the plan asks none of the unit."""
        data = self._bytes(unit, target.suffix.lower())
        if data is None:
            return None
        try:
            before = read_paper(target) if os.path.lexists(target) else None
            if before == data:
                return "không đổi"
            if before is not None and not self.force:
                raise Refusal(f"{target} đã có và khác biểu mới; thêm --force để ghi đè.")
            write_file(str(target), data, None if before is None else digest(before), self.wait)
        except WriteError as error:
            raise Refusal(f"{target}: {error}") from None
        return "đã lập"

    @cached_property
    def _store(self) -> TemplateStore:
        return open_store(self.opened)

    def _bytes(self, unit: Unit, suffix: str) -> bytes | None:
        asked = form_for(self.opened.plan, unit, self.period)
        if asked is None:
            return None
        filling = filling_for(asked, self.opened.workspace, self.opened.problems, blank=self.blank)
        words = words_for(asked, filling, self.opened.plan, self.opened.workspace)
        words = with_template_texts(words, self._store)
        if suffix == ".docx":
            data = write_docx(asked, filling, words, self._store)
        else:
            data = write_xlsx(asked, filling, words, checks_of(asked, self.opened.plan))
        self._keep_questions(unit, asked.version)
        return data

    def _keep_questions(self, unit: Unit, version: str) -> None:
        """Keeps what this form asks, so that it can be read by its own questions when they have changed."""
        folder, path = self.opened.workspace.folder, issued_path(version)
        if path in folder.paths() or os.path.lexists(folder.real_path(path)):
            return
        text = issued_list(self.opened.plan, unit)
        try:
            write_file(real_path(self.opened, path), text.encode(), None, self.wait)
        except (OSError, WriteError) as error:
            raise Refusal(f"{folder.show(path)}: không giữ được bản câu hỏi của biểu ({error}).") from None
