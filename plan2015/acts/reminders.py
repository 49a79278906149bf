"""Letters as bytes, and which of them a day has; entering them in the register is `letters.add_letters`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from plan2015.acts.opened import Opened
from plan2015.acts.paper_file import open_store, templates_guarded
from plan2015.obligations import Standings
from plan2015.office.template.store import TemplateStore
from plan2015.papers.letters.tables import own_duties
from plan2015.papers.letters.write import WrittenLetter, combine, write_letter, write_letters, write_own_list
from plan2015.records.editing.writer import digest
from plan2015.records.model.letters import Letter
from plan2015.reminders.notice import Decision, decide, notice_again
from plan2015.wording.letters import LETTER_KIND_WORDS


@dataclass(frozen=True)
class LetterDay:
    """The letters of a day."""

    opened: Opened
    day: date

    @cached_property
    def standings(self) -> Standings:
        """How every obligation stands."""
        return self.opened.standings(self.day)

    def decide(self, *, circular: bool) -> Decision:
        """Who gets which letter, and who waits."""
        return decide(self.standings, circular=circular)

    @staticmethod
    def lines(decision: Decision) -> Iterator[str]:
        """Who gets what, as data for the eye; who waits and why."""
        for notice in decision.notices:
            whom = notice.units[0].short_name if notice.kind != "N" else f"{len(notice.units)} đơn vị (công văn chung)"
            what = f", {len(notice.points)} nội dung" if notice.points else ""
            yield f"{whom}: {LETTER_KIND_WORDS[notice.kind].name}, báo cáo {notice.report.period}{what}"
        for held in decision.held:
            yield f"{held.standing.obligation.unit.short_name}: không lập, {held.reason}"

    def write(self, decision: Decision, answer_by: date | None) -> tuple[list[WrittenLetter], bytes | None]:
        """The letters that were decided on, and the list of what is owed here, which goes by no letter."""
        with templates_guarded():
            letters = write_letters(decision.notices, self.standings, self._store, answer_by)
            own = write_own_list(self.standings, self._store) if own_duties(self.standings) else None
        return letters, own

    def write_again(self) -> Iterator[tuple[str, WrittenLetter | str]]:
        """The letters of the day again, as the register has them, by their ids; or why one is not printed again."""
        for entry in self.opened.workspace.letters.letters:
            if entry.as_of == self.day and entry.state != "cancelled":
                yield entry.id, self._again(entry)

    def combine(self, letters: list[WrittenLetter]) -> bytes:
        """All letters in one file."""
        return combine(letters, self.day)

    def _again(self, entry: Letter) -> WrittenLetter | str:
        notice = notice_again(entry, self.standings)
        if notice is None:
            return "kế hoạch không còn hỏi báo cáo này, không in lại"
        with templates_guarded():
            issued = entry if entry.number else None
            letter = write_letter(notice, self.standings, self._store, entry.answer_by, issued)
        if not entry.number and entry.sha256 and digest(letter.data) != entry.sha256:
            return "dữ liệu hoặc mẫu đã đổi từ khi lập, bản in lại khác bản cũ; không ghi"
        return letter

    @cached_property
    def _store(self) -> TemplateStore:
        return open_store(self.opened)
