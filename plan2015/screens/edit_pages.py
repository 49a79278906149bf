"""The page about the plan's edits: how each compares, how its threshold was chosen, what it finds in a rehearsal."""

from collections.abc import Iterable, Iterator, Mapping

from plan2015.records.model.edits import Edit, EditKind

_KINDS: Mapping[EditKind, str] = {
    "ratio": "tỷ số của hai ô trong một báo cáo (of ÷ per), ngoài khoảng least đến most; per nhỏ hơn "
    "floor thì không xét",
    "peers": "tỷ số đó so với các đơn vị cùng khối, cùng kỳ: lấy lô-ga-rít, trung vị và MAD; hỏi khi "
    "hơn kém quá least lần "
    "và quá most lần độ lệch chuẩn vững (1,4826 × MAD), từ peers đơn vị trở lên",
    "change": "số của kỳ so với 6 tháng của chính đơn vị, hoặc với kỳ nêu ở against",
    "bound": "of không lớn hơn per cộng most; hai ô ở hai phần của biểu nên là chỗ hỏi, không phải lỗi",
    "contradiction": "mọi điều kiện ở when cùng đúng: số dương, số 0, để trống, câu trả lời được chọn, điều "
    "ghi trong tệp "
    "đơn vị",
    "progress": "tiến độ nhiệm vụ thiếu kết quả hoặc lý do (lacks), hoặc kết quả có các từ trái với tiến độ (words)",
    "order": "ngày ở of không sau ngày ở per",
    "covered": "ngày ở of cách đầu kỳ ít nhất least lần độ dài của kỳ",
    "equal": "mọi số của một phần bằng đúng số của đơn vị khác cùng kỳ, trong đó ít nhất floor số từ least trở lên",
    "unchanged": "mọi số cộng dồn bằng đúng số 6 tháng, khi có ít nhất floor số lớn hơn 0",
    "changed-answer": "câu trả lời khác với 6 tháng",
    "near-copy": "đoạn văn từ floor ký tự, bỏ tên riêng (chữ hoa) và con số, chung từ least số cụm ba chữ "
    "với đơn vị khác",
    "wording": "các từ ở words có trong ô, hoặc là tất cả những gì ghi trong ô (whole)",
    "told": "lời báo cáo nêu một số mà bảng ghi 0",
    "told-money": "lời báo cáo nêu số tiền gấp nghìn, triệu, tỷ lần số của bảng hoặc ngược lại",
    "rounding": "các phần cộng lại lệch số cộng không quá most, với số đếm bằng words; số vẫn cộng vào tổng",
    "same-file": "tệp nhận được giống nhau từng bit",
}


def edit_reference(edits: Iterable[Edit], found: Mapping[str, int]) -> str:
    """The page as Markdown; `found` says how many places each edit finds in the rehearsal that the page names."""
    listed = tuple(edits)
    return "\n".join([*_HEAD, *_kinds(listed), *_INTRO, *(line for edit in listed for line in _section(edit, found))])


def _kinds(edits: tuple[Edit, ...]) -> Iterator[str]:
    used = [kind for kind in _KINDS if any(edit.kind == kind for edit in edits)]
    yield from (f"| `{kind}` | {_KINDS[kind]} |" for kind in used)


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
