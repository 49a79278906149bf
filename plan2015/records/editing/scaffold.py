"""New files with a Vietnamese comment at each field, ready to be filled in."""

from collections.abc import Iterator

from plan2015.records.binding import is_bound, meets_condition
from plan2015.records.editing.scalars import write_scalar
from plan2015.records.kinds import DIFFICULTIES, EXTENSIONS, FileKind
from plan2015.records.model.duty import Binding
from plan2015.records.model.form import Indicator
from plan2015.records.model.plan import Plan
from plan2015.records.model.unit import Unit
from plan2015.records.reading.folder import JOURNAL


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
    if facts["kind"] in ("provincial", "sector"):
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


def submission_text(unit: Unit, period: str, plan: Plan) -> str:
    """A new submission's file: all that the plan's form asks of the unit, in the order of the form; `*` = required."""
    parts = [
        f"# {unit.name}: {plan.period_by_id[period].title}. {plan.form.title}.",
        "# Chưa có số thì để trống; bằng không thì ghi 0. Tiền ghi đủ đến đồng. Ngày ghi ngày/tháng/năm.",
        f"unit: {unit.id}",
        f"period: {period}",
        *_HEAD,
        *_group("tasks", _tasks(unit, plan)),
        *_group("indicators", _indicators(unit, plan)),
        *_budget(unit, plan),
        *_group("texts", _texts(unit, plan)),
        "difficulties: []               # khó khăn, vướng mắc: text, clause, proposal, to",
    ]
    return "\n".join(parts) + "\n"


_HEAD = (
    "paper:",
    "  number:                      # A03 * số, ký hiệu báo cáo",
    "  signed:                      # A04 * ngày ký",
    "  signer:                      # A05 * người ký",
    "  position:                    # A06 * chức vụ",
    "received:                      # ngày bản đầu tiên đến Ban Tổ chức, bằng bất cứ cách gửi nào",
    "register_number:               # số đến",
    "original:                      # bản chính, khi bản sao đến trước",
    "  received:",
    "  number:",
    "channel:                       # email, post, hand, fax, system",
)


def _group(name: str, lines: Iterator[str]) -> list[str]:
    inside = list(lines)
    return [f"{name}:", *inside] if inside else []


def _tasks(unit: Unit, plan: Plan) -> Iterator[str]:
    for task in plan.tasks:
        if not _asked(task.binds, unit):
            continue
        for part in task.parts or (task,):
            code, key = part.code, getattr(part, "id", task.clause)
            if code and (part.binds is None or is_bound(part.binds, unit)):
                yield f"  {key}:".ljust(31) + f"# {code}{_star(part.required)} {part.title}"
                yield "    progress:                  # done, under-way, not-started, not-applicable (kèm reason)"
                yield "    result:"


def _indicators(unit: Unit, plan: Plan) -> Iterator[str]:
    for indicator in plan.indicators:
        if _asked(plan.binding_of(indicator), unit):
            yield f"  {indicator.id}:".ljust(31) + f" # {_about(indicator)}"
            if indicator.type == "paper":
                yield "    number:"
                yield "    date:"


def _about(indicator: Indicator) -> str:
    measure = f" ({indicator.measure})" if indicator.measure else ""
    choices = ": " + ", ".join(f"{c.value} = {c.title}" for c in indicator.choices) if indicator.choices else ""
    return f"{indicator.code}{_star(indicator.required)} {indicator.title}{measure}{choices}"


def _budget(unit: Unit, plan: Plan) -> Iterator[str]:
    rule = plan.budget
    if rule is None or not is_bound(rule.binds, unit):
        return
    yield "budget:"
    for name in ("base_kind", "base_note", "scope"):
        yield from _fixed_cell(f"budget.{name}", plan)
    for name in ("planned", "to_date", "estimate"):
        yield f"  {name}:"
        yield from _fixed_cell(f"budget.{name}.training", plan)
        yield from _fixed_cell(f"budget.{name}.base", plan)


def _fixed_cell(at: str, plan: Plan) -> Iterator[str]:
    """The line of a cell that has a fixed place, where this plan's form asks for it."""
    for field in plan.fields:
        if field.at == at:
            *groups, name = at.split(".")
            offered = ", ".join(f"{choice.value} = {choice.title}" for choice in plan.choices_at.get(at, ()))
            said = "".join(
                (field.title, f" ({field.measure})" if field.measure else "", f": {offered}" if offered else "")
            )
            yield f"{'  ' * len(groups)}{name}:".ljust(31) + f"# {field.code}{_star(field.required)} {said}"


def _texts(unit: Unit, plan: Plan) -> Iterator[str]:
    for text in plan.texts:
        if _asked(plan.binding_of(text), unit):
            yield f"  {text.id}:".ljust(31) + f"# {text.code}{_star(text.required)} {text.title}"


def _asked(binding: Binding | None, unit: Unit) -> bool:
    return is_bound(binding, unit) and meets_condition(binding, unit).value is not False


def _star(required: bool) -> str:
    return " *" if required else ""


def narrative_text(period: str, places: dict[str, str], holes: frozenset[str]) -> str:
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
    lines += [f"  {place}:".ljust(31) + f"# {'* ' if place in holes else ''}{title}" for place, title in places.items()]
    return "\n".join(lines) + "\n"
