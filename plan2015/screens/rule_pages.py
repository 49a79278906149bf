"""The help pages of rules as text."""

import textwrap
from collections.abc import Iterable

from plan2015.records.faults import Page
from plan2015.vietnamese.case import upper_first
from plan2015.vietnamese.letters import cite
from plan2015.wording.problems import SEVERITIES

_WIDTH = 78


def page_text(page: Page) -> str:
    """One page: what it means, why it matters, what it rests on, how to mend it."""
    parts = (
        f"{page.name} ({SEVERITIES[page.kind].name})",
        _wrap(page.summary),
        _wrap(f"Vì sao: {page.why}"),
        _wrap(f"Căn cứ: {page.basis}"),
        _wrap(f"Cách sửa: {page.fix}"),
    )
    return "\n\n".join(parts)


def list_pages(pages: Iterable[Page]) -> str:
    """All pages by kind, a line or two each."""
    listed = tuple(pages)
    blocks = []
    for kind, severity in SEVERITIES.items():
        lines = [_entry(page) for page in listed if page.kind is kind]
        blocks.append("\n".join([severity.name.upper(), *lines]) if lines else "")
    return "\n\n".join(block for block in blocks if block)


def _entry(page: Page) -> str:
    return textwrap.fill(
        page.summary,
        _WIDTH,
        initial_indent=f"  {page.name:<24}",
        subsequent_indent=" " * 26,
        break_on_hyphens=False,
    )


def _wrap(text: str) -> str:
    return textwrap.fill(upper_first(text), _WIDTH, break_on_hyphens=False)


def reference(pages: Iterable[Page], coverage: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    """The rule reference as Markdown: every page by kind, then which clause is checked by which rule."""
    listed = tuple(pages)
    parts = [_REFERENCE_HEAD]
    for kind, severity in SEVERITIES.items():
        chosen = sorted((page for page in listed if page.kind is kind), key=lambda page: page.name)
        parts += [f"## {upper_first(severity.name)} ({len(chosen)})", *map(_section, chosen)]
    parts += ["## Điểm, khoản nào kiểm bằng quy tắc nào", _coverage_table(coverage)]
    return "\n\n".join(parts) + "\n"


_REFERENCE_HEAD = """# Các quy tắc kiểm tra

Trang này do chương trình viết ra từ chính các quy tắc (plan2015 explain QUY-TẮC in cùng nội dung); đừng sửa tay.
Lỗi phải sửa: chưa dùng được số liệu ở chỗ đó. Cần giải trình: có thể đúng, nhưng đơn vị cần nói rõ lý do. Lưu ý: nên
biết, không phải sửa. Ví dụ của từng quy tắc, sai và đúng, nằm ở tests/examples."""


def _section(page: Page) -> str:
    return f"### {page.name}\n\n{page.summary}\n\n- Vì sao: {page.why}\n- Căn cứ: {page.basis}\n- Cách sửa: {page.fix}"


def _coverage_table(coverage: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    rows = [
        f"| {clause} | {cite(clause)} | {', '.join(rules) if rules else 'không kiểm được bằng máy'} |"
        for clause, rules in coverage
    ]
    return "\n".join(["| Ký hiệu | Điểm, khoản, mục | Quy tắc |", "|---|---|---|", *rows])
