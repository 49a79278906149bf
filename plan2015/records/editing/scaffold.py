"""New files with a Vietnamese comment at each field, ready to be filled in."""

from plan2015.files.journal import JOURNAL
from plan2015.records.editing.scalars import write_scalar
from plan2015.records.kinds import DIFFICULTIES, EXTENSIONS, FileKind
from plan2015.records.model.choices import COUNTRY
from plan2015.records.model.narrative import AuthorPlace


def modeline(kind: FileKind, path: str) -> str:
    """The line that tells an editor which schema a file has; `path` is below the data folder, beside `schemas/`."""
    schema = kind.schema
    return f"# yaml-language-server: $schema={'../' * (path.count('/') + 1)}schemas/{schema}.schema.json\n"


EXTENSIONS_HEAD = (
    modeline(EXTENSIONS, EXTENSIONS.at)
    + "# Gia hạn: mỗi mục một đơn vị và một việc, kèm văn bản và lý do. Ghi bằng: plan2015 extend\n"
)
DIFFICULTIES_HEAD = (
    modeline(DIFFICULTIES, DIFFICULTIES.at)
    + "# Khó khăn, vướng mắc nêu ngoài báo cáo, và việc trả lời. Ghi bằng: plan2015 answer\n"
    "# Khó khăn nêu trong báo cáo nằm ở chính tệp báo cáo.\n"
)
LETTERS_HEAD = (
    "# Sổ công văn đôn đốc: draft dự thảo, submitted đã trình ký, issued đã phát hành, answered đã có trả lời,\n"
    "# cancelled đã hủy. Ghi bằng: plan2015 render reminders, plan2015 letters\n"
)
_GIT_ATTRIBUTES = (
    "* text=auto eol=lf\n"
    '# Để git diff hiện chữ của mẫu Word, chạy một lần: git config diff.docx.textconv "plan2015 template text"\n'
    "*.docx -text -merge diff=docx\n"
    "*.xlsx binary\n"
)
_GIT_IGNORE = (
    "# Tệp tạm, tệp khóa của lệnh plan2015 bị ngắt giữa chừng, và của Word, Excel khi đang mở một tệp\n"
    f".*.tmp\n.*.lock\n{JOURNAL}\n~$*\n"
)
GIT_FILES = {".gitattributes": _GIT_ATTRIBUTES, ".gitignore": _GIT_IGNORE}
"""What git is told in a new workspace."""
CLOSING_HEAD = (
    "# Số liệu đã chốt: mỗi lần chốt một mục, mục cuối đang có hiệu lực. Do plan2015 close ghi, không sửa tay.\n"
)
SUBMISSIONS_GUIDE = (
    "Báo cáo của đơn vị: mỗi kỳ một thư mục, mỗi đơn vị một tệp mang mã đơn vị.\n"
    "Khi báo cáo đến: plan2015 receive ĐƠN-VỊ KỲ --received NGÀY.\n"
    "Chuẩn bị tệp trước: plan2015 new submission ĐƠN-VỊ KỲ; tệp còn trống thì chưa tính là đã nhận.\n"
)


def unit_text(facts: dict[str, str | None]) -> str:
    """A new unit's file; `facts` holds id, kind, name, short_name and, if known, parent and code."""
    lines = [f"{key}: {write_scalar(value, 0)}".rstrip() for key, value in facts.items() if value is not None]
    if facts["kind"] in COUNTRY:
        lines.append("has_school: null               # có trường, trung tâm bồi dưỡng: true, false; null = chưa rõ")
    return "\n".join([*lines, *_UNIT_TAIL]) + "\n"


_UNIT_TAIL = (
    "aliases: []                    # tên khác, tên cũ (name, from, until)",
    "active:",
    "  from: null                   # ngày bắt đầu hoạt động; null = từ trước",
    "  until: null                  # ngày ngừng hoạt động; null = còn hoạt động",
    "contact:",
    "  leader: null                 # lãnh đạo phụ trách",
    "  officer: null                # người theo dõi",
    "  email: null",
    "  phone: null",
    "source: null                   # nguồn, khi thông tin chưa chắc chắn",
)


def narrative_text(period: str, places: tuple[AuthorPlace, ...]) -> str:
    """The author's file for the report of a period: every place with what belongs there; `*` = only the author can."""
    lines = [
        f"# Lời người soạn của báo cáo tổng hợp kỳ {period}. Lập lại báo cáo không làm mất phần này.",
        "# Mỗi chỗ là một đoạn hay nhiều đoạn: viết sau dấu |, thụt vào bốn dấu cách, mỗi đoạn một dòng.",
        "# Dấu *: chỉ người soạn mới viết được; chỗ khác chương trình đã có câu số liệu, viết tiếp nếu cần.",
        f"period: {period}",
        "paper:                         # ghi khi đã ký; còn trống thì bản in là dự thảo",
        "  number:                      # số, ký hiệu, như 12/BC-TLĐ",
        "  date:                        # ngày ký",
        "settings:",
        "  name_missing_units: false    # true: mục I.3 nêu tên đơn vị chưa gửi, gửi chậm",
        "sections:",
    ]
    lines += [f"  {p.place}:".ljust(31) + f"# {'* ' if p.required else ''}{p.title}" for p in places]
    return "\n".join(lines) + "\n"
