"""`plan2015 set`: one value in a submission."""

from typing import TYPE_CHECKING

import click

from plan2015.cli.acts import edit, real_path, submission_path, tell
from plan2015.cli.options import Opened, Refusal, choose_period, find_unit, open_workspace

if TYPE_CHECKING:
    from plan2015.records.editing.edit import Edit
    from plan2015.records.problem import Problem
    from plan2015.records.submission import Submission


@click.command(
    "set",
    options_metavar="[TÙY CHỌN]",
    epilog='Ví dụ:\n\n  plan2015 set "an giang" 2015-annual E01.1 12\n\n'
    "  plan2015 set ldld-tp-ha-noi 2015-annual budget.estimate.training 1.250.000.000",
)
@click.argument("unit", metavar="ĐƠN-VỊ")
@click.argument("period", metavar="KỲ")
@click.argument("field", metavar="Ô")
@click.argument("value", metavar="GIÁ-TRỊ")
@click.pass_context
def command(ctx: click.Context, unit: str, period: str, field: str, value: str) -> None:
    """Ghi một giá trị vào tệp báo cáo; chỉ dòng đó thay đổi.

    Ô là mã ô của biểu (E01.1) hoặc khóa trong tệp (indicators.training_classes). GIÁ-TRỊ để trống ("") là chưa có số.
    """
    from plan2015.records.editing.edit import Edit
    from plan2015.records.editing.scaffold import place_of_code

    opened = open_workspace(ctx.obj)
    found, chosen = find_unit(unit, opened), choose_period(period, opened) or period
    path = submission_path(opened, found, chosen)
    if path is None:
        raise Refusal(
            f"{found.short_name} chưa có báo cáo kỳ {chosen}. Tạo bằng: plan2015 new submission hoặc receive."
        )
    key = place_of_code(field, opened.plan) or field
    change = Edit(_split(opened.workspace.source(path).keys_of(key), key), value or None)
    _refuse_faults(opened, path, change)
    changed = edit(opened, path, [change])
    tell(f"{opened.workspace.folder.show(path)}: {'đã ghi' if changed else 'không đổi'} {key} = {value or '(trống)'}")


def _split(keys: tuple[str | int, ...], dotted: str) -> tuple[str | int, ...]:
    """Keys that are not in the file yet: `tasks.II.3.e.progress` is the clause II.3.e of tasks, its progress."""
    if not keys or "." not in str(keys[-1]):
        return keys
    group, _, rest = dotted.partition(".")
    if group == "tasks":
        clause, _, last = rest.rpartition(".")
        return ("tasks", clause, last)
    return (*keys[:-1], *str(keys[-1]).split("."))


def _refuse_faults(opened: Opened, path: str, change: "Edit") -> None:
    """Refuses a value that the file could not be read with, in the words the check would use."""
    from plan2015.records.editing.edit import EditError, edited
    from plan2015.records.reading.gate import read_bytes
    from plan2015.records.schema import dotted

    before = read_bytes(real_path(opened, path))
    try:
        after = edited(before, opened.workspace.folder.show(path), [change])
    except EditError as error:
        raise Refusal(str(error)) from None
    # What was wrong before and is not touched may stay; a value given now may not, though it stood there before.
    old = {(problem.rule, problem.key) for problem in _read(before, path, opened)[1]}
    submission, problems = _read(after, path, opened)
    for problem in problems:
        if (problem.rule, problem.key) not in old or problem.key == dotted(change.keys):
            raise Refusal(f"{problem.message}. {problem.hint}")
    if change.keys[0] == "indicators" and change.keys[-1] in submission.unknown_indicators:
        raise Refusal(f"biểu mẫu không có chỉ tiêu “{change.keys[-1]}”.")


def _read(data: bytes, path: str, opened: Opened) -> "tuple[Submission, list[Problem]]":
    from plan2015.records.load import submission_of
    from plan2015.records.reading.reader import parse_source

    source, problems = parse_source(data, path)
    submission, faults = submission_of(source, path, opened.plan)
    return submission, [*problems, *faults]
