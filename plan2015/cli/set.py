"""`plan2015 set`: values in a submission, each at its own line."""

from typing import TYPE_CHECKING

import click

from plan2015.acts.trial import change
from plan2015.acts.writing import submission_path, tell
from plan2015.cli.options import Opened, Refusal, choose_period, find_unit, open_workspace
from plan2015.cli.typed import BLANK_OR_TEXT, TEXT, ValueCommand

if TYPE_CHECKING:
    from plan2015.records.editing.edit import Edit
    from plan2015.records.reading.source import Source


@click.command(
    "set",
    cls=ValueCommand,
    options_metavar="[TÙY CHỌN]",
    epilog='Ví dụ:\n\n  plan2015 set "an giang" 2015-annual E01.1 12\n\n'
    "  plan2015 set ldld-tp-ha-noi 2015-annual budget.estimate.training 1.250.000.000\n\n"
    '  plan2015 set "an giang" 2015-annual E01.1 14 E01.2 8 E01.3 6',
)
@click.argument("unit", type=TEXT, metavar="ĐƠN-VỊ")
@click.argument("period", type=TEXT, metavar="KỲ")
@click.argument("pairs", type=BLANK_OR_TEXT, metavar="Ô GIÁ-TRỊ [Ô GIÁ-TRỊ]…", nargs=-1, required=True)
@click.pass_context
def command(ctx: click.Context, unit: str, period: str, pairs: tuple[str, ...]) -> None:
    """Ghi giá trị vào tệp báo cáo; chỉ dòng đó thay đổi.

    Ô là mã ô của biểu (E01.1) hoặc khóa trong tệp (indicators.training_classes). GIÁ-TRỊ để trống ("") là chưa có số.
    Những số phải khớp nhau (tổng và các phần) thì ghi trong một lệnh: thay đổi nào gây lỗi mới đều không được ghi.
    """
    from plan2015.records.editing.edit import Edit

    opened = open_workspace(ctx.obj)
    found, chosen = find_unit(unit, opened), choose_period(period, opened) or period
    if len(pairs) % 2:
        raise click.UsageError(f"ô “{pairs[-1]}” thiếu giá trị; muốn để trống thì ghi “”.", ctx)
    path = submission_path(opened, found, chosen)
    if path is None:
        raise Refusal(
            f"{found.short_name} chưa có báo cáo kỳ {chosen}. Tạo bằng: plan2015 new submission hoặc receive."
        )
    source, shown = opened.workspace.source(path), opened.workspace.folder.show(path)
    asked = [(_key(field, opened), value) for field, value in zip(pairs[::2], pairs[1::2], strict=True)]
    edits = [Edit(_split(source.keys_of(key), key), value or None) for key, value in asked]
    new = [edit for edit in edits if not _stands(source, edit)]
    change(opened, path, new, given=edits)
    for edit, (key, value) in zip(edits, asked, strict=True):
        word = "đã ghi" if edit in new else "không đổi"
        tell(f"{shown}: {word} {key} = {value or '(trống)'}")


def _stands(source: "Source", edit: "Edit") -> bool:
    """Whether the value stands there already; a list or group in its place is no blank."""
    return source.text_at(edit.keys) == edit.value and source.holds(edit.keys) is (edit.value is not None)


def _key(field: str, opened: Opened) -> str:
    """The dotted key of a cell; refused, with the nearest one, where the form and the file know none of that name."""
    from plan2015.questionnaire import Questionnaire
    from plan2015.records.model.submission import SubmissionRecord

    questionnaire = Questionnaire(opened.plan)
    question = questionnaire.by_code(field)
    key = question.answer_key if question else field
    tops = tuple(SubmissionRecord.model_fields)
    if key.partition(".")[0] in tops and all(key.split(".")):
        return key
    raise Refusal(f"biểu không có ô “{field}”. {_guess(field, questionnaire.codes, tops)}")


def _guess(field: str, cells: tuple[str, ...], keys: tuple[str, ...]) -> str:
    """The nearest cell or key; else those of the same part of the form."""
    from plan2015.vietnamese.matching import closest

    if near := closest(field, (*cells, *keys)):
        return f"Ý bạn là “{near}”?"
    head = field.partition(".")[0]
    beside = [cell for cell in cells if cell.partition(".")[0] == head]
    return f"Các ô {head}: {', '.join(beside)}." if beside else "Ghi mã ô của biểu, như E01.1."


def _split(keys: tuple[str | int, ...], dotted: str) -> tuple[str | int, ...]:
    """Keys that are not in the file yet: `tasks.II.3.e.progress` is the clause II.3.e of tasks, its progress."""
    if not keys or "." not in str(keys[-1]):
        return keys
    group, _, rest = dotted.partition(".")
    if group == "tasks":
        clause, _, last = rest.rpartition(".")
        return ("tasks", clause, last)
    return (*keys[:-1], *str(keys[-1]).split("."))
