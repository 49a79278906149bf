"""The places of the report where the author writes: prose put in, holes marked and counted."""

from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from plan2015.office.template.values import Block
from plan2015.office.word.markup import paragraph, run
from plan2015.records.model.duty import CitedPaper
from plan2015.records.model.narrative import WHOLLY_THE_AUTHORS, Narrative, SectionId

TITLES: dict[SectionId, str] = {
    "I.1": "chỉ đạo của Tổng Liên đoàn và Ban Chỉ đạo: văn bản đã ban hành, kiện toàn, kế hoạch của ủy viên",
    "I.2": "triển khai ở các cấp công đoàn và các trường",
    "II.1.a": "thực hiện Nghị quyết 4a ở Tổng Liên đoàn",
    "II.1.b": "đào tạo, bồi dưỡng ở Tổng Liên đoàn",
    "II.1.c": "đề án trung tâm bồi dưỡng ở Đồ Sơn",
    "II.1.d": "chương trình bồi dưỡng theo chức danh",
    "II.1.đ": "đoàn kiểm tra: số đoàn, nơi kiểm tra, kết luận chính",
    "II.2.a": "hai trường đại học",
    "II.2.b": "các trường trung cấp công đoàn",
    "II.3.a": "mô hình tổ chức và công tác cán bộ",
    "II.3.b": "nét mới trong sinh hoạt, chỉ đạo cơ sở; hai đến bốn ví dụ",
    "II.3.c": "kết quả thực hiện Nghị quyết 4a",
    "II.3.d.1": "quy hoạch cán bộ",
    "II.3.d.2": "lớp, lượt người, phương pháp tích cực",
    "II.3.d.3": "phân cấp tập huấn",
    "II.3.d.4": "tỷ lệ kinh phí",
    "II.3.đ": "trường, trung tâm bồi dưỡng ở địa phương, ngành",
    "II.3.e": "thiếu sót thường gặp khi kiểm tra, việc khắc phục",
    "III.1": "kết quả nổi bật",
    "III.2": "hạn chế",
    "III.3": "nguyên nhân khách quan, chủ quan",
    "III.4": "cách làm tốt, đơn vị tiêu biểu",
    "IV.1": "khó khăn, vướng mắc các đơn vị nêu",
    "IV.3": "kiến nghị với Đoàn Chủ tịch, Ban Chấp hành",
    "V.1": "trọng tâm",
    "V.2": "giải pháp",
    "V.3": "phân công và thời gian; đề nghị ấn định hạn báo cáo 6 tháng và cả năm",
}
SECTIONS: tuple[SectionId, ...] = get_args(SectionId)
LAST: SectionId = "V.3"
_HOLE = '<w:highlight w:val="yellow"/>'
_FAINT = '<w:i/><w:iCs/><w:color w:val="7F7F7F"/>'


@dataclass(frozen=True)
class Places:
    """What is still to be filled in one report: its number and day, places of the author, dots of the plan."""

    narrative: Narrative | None
    blanks: tuple[str, ...] = ()
    """What else the page leaves as dots, each in words."""

    @cached_property
    def holes(self) -> tuple[SectionId, ...]:
        """Places that only the author can fill, still empty."""
        return tuple(section for section in SECTIONS if section in WHOLLY_THE_AUTHORS and not self._text(section))

    @cached_property
    def optional(self) -> tuple[SectionId, ...]:
        """Places where the author may go on after the tool's sentence, still empty."""
        return tuple(section for section in SECTIONS if section not in WHOLLY_THE_AUTHORS and not self._text(section))

    @cached_property
    def open(self) -> tuple[str, ...]:
        """All that keeps the paper a draft, each in words."""
        paper = self.narrative.paper if self.narrative else CitedPaper()
        own = {"số báo cáo": paper.number, "ngày ký báo cáo": paper.date}
        words = [*(name for name, value in own.items() if not value), *self.blanks]
        return (*words, f"lời người soạn ở {', '.join(self.holes)}") if self.holes else tuple(words)

    @property
    def draft(self) -> bool:
        """Whether the paper is a draft: something on it is still open."""
        return bool(self.open)

    def blocks(self) -> dict[str, Block]:
        """The block of each place, under its name in the template."""
        return {section: self._block(section) for section in SECTIONS}

    def _text(self, section: SectionId) -> str:
        return ((self.narrative.sections.get(section) if self.narrative else None) or "").strip()

    def _block(self, section: SectionId) -> Block:
        if text := self._text(section):
            return Block("".join(paragraph("", run(line)) for line in _lines(text, section)))
        if section in self.holes:
            return Block(paragraph("", run(f"[Người soạn viết: {TITLES[section]}]", _HOLE)))
        return Block(paragraph("", run(f"[Viết tiếp nếu cần: {TITLES[section]}]", _FAINT)) if self.draft else "")


def _lines(text: str, section: SectionId) -> list[str]:
    """The paragraphs of a text; that of the last place ends the report."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if section == LAST:
        lines[-1] = f"{lines[-1].rstrip('.')}./."
    return lines
