"""The page about the plan's edits: how each compares, how its threshold was chosen, what it finds in a rehearsal."""

from collections.abc import Iterable, Iterator, Mapping

from plan2015.records.model.edits import Edit
from plan2015.wording.choices import EDIT_KIND_WORDS


def edit_reference(edits: Iterable[Edit], found: Mapping[str, int]) -> str:
    """The page as Markdown; `found` says how many places each edit finds in the rehearsal that the page names."""
    listed = tuple(edits)
    return "\n".join([*_HEAD, *_kinds(listed), *_INTRO, *(line for edit in listed for line in _section(edit, found))])


def _kinds(edits: tuple[Edit, ...]) -> Iterator[str]:
    used = [kind for kind in EDIT_KIND_WORDS if any(edit.kind == kind for edit in edits)]
    yield from (f"| `{kind}` | {EDIT_KIND_WORDS[kind]} |" for kind in used)


def _section(edit: Edit, found: Mapping[str, int]) -> Iterator[str]:
    yield from (f"## {edit.id}", "", edit.title, "")
    yield f"- Cách so: `{edit.kind}`{'' if edit.severity == 'query' else ', chỉ là lưu ý'}"
    yield f"- Căn cứ: {edit.basis}"
    yield f"- Ngưỡng: {edit.threshold}"
    yield f"- Vì sao: {edit.why}"
    yield f"- Cách sửa: {edit.mend}"
    yield f"- Năm tập dượt: {found.get(edit.id, 0)} chỗ được cài, tìm ra đủ; trước khi cài: 0"
    yield ""


_HEAD = (
    "# Phép kiểm tra số liệu",
    "",
    "Trang này do chính các phép kiểm tra viết ra (tests/demo/test_edit_page.py); đừng sửa tay. Phép kiểm tra",
    "khai ở mục",
    "`edits` của data/tasks.yaml: thêm, bớt, đổi ngưỡng không cần lập trình. Số có thể đúng nên là chỗ cần giải trình,",
    "không phải lỗi; giải trình còn hiệu lực khi các số nêu trong đó chưa đổi. Một số chỉ bị hỏi một lần: phép",
    "đứng trước",
    "trong tasks.yaml hỏi trước. `plan2015 explain MÃ` in từng phép.",
    "",
    "| kind | cách so |",
    "|---|---|",
)
_INTRO = (
    "",
    "Ngưỡng chọn sao cho không hỏi oan trên số liệu nhất quán: năm mẫu 88 báo cáo năm, 83 báo cáo 6 tháng và",
    "năm tập dượt",
    "83 đơn vị trước khi cài lỗi đều 0 chỗ hỏi. Đó là số làm ra, hẹp hơn đời thật: có số thật thì xem lại ngưỡng.",
    "Số chỗ được cài dưới đây là của `plan2015 demo tap --seed 4`.",
    "",
)
