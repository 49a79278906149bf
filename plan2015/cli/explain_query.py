"""`plan2015 explain-query`: the unit's word on a figure that was asked about, and the officer's yes or no to it."""

import click

from plan2015.cli.acts import submission_path, tell
from plan2015.cli.options import Opened, Refusal, choose_period, find_unit, open_workspace
from plan2015.cli.trial import change
from plan2015.cli.typed import TEXT, ValueCommand


@click.command(
    "explain-query",
    cls=ValueCommand,
    options_metavar="[TÙY CHỌN]",
    epilog='Ví dụ:\n\n  plan2015 explain-query "an giang" 2015-annual below-minimum-share "thu ngân sách giảm"\n\n'
    '  plan2015 explain-query "an giang" 2015-annual below-minimum-share --accept',
)
@click.argument("unit", type=TEXT, metavar="ĐƠN-VỊ")
@click.argument("period", type=TEXT, metavar="KỲ")
@click.argument("rule", type=TEXT, metavar="QUY-TẮC")
@click.argument("text", type=TEXT, required=False, metavar="[LỜI-GIẢI-TRÌNH]")
@click.option("--at", type=TEXT, metavar="KHÓA", help="Chỗ cần giải trình, khi quy tắc nêu nhiều chỗ.")
@click.option("--accept", "accepted", flag_value="true", help="Cán bộ theo dõi chấp nhận lời giải trình.")
@click.option("--refuse", "accepted", flag_value="false", help="Cán bộ theo dõi đề nghị nói rõ thêm.")
@click.pass_context
def command(
    ctx: click.Context, unit: str, period: str, rule: str, text: str | None, at: str | None, accepted: str | None
) -> None:
    """Ghi lời giải trình vào tệp báo cáo, kèm những số liệu mà lời đó nói đến; hoặc chấp nhận, chưa chấp nhận.

    Số liệu đổi thì lời giải trình hết hiệu lực và chỗ đó lại cần giải trình.
    """
    opened = open_workspace(ctx.obj)
    found, chosen = find_unit(unit, opened), choose_period(period, opened) or period
    path = submission_path(opened, found, chosen)
    if path is None:
        raise Refusal(f"{found.short_name} chưa có báo cáo kỳ {chosen}.")
    if (not text) == (accepted is None):
        raise click.UsageError("nêu lời giải trình, hoặc --accept, hoặc --refuse.")
    if text:
        _explain(opened, path, rule, at, text)
    else:
        _judge(opened, path, rule, at, str(accepted))


def _explain(opened: Opened, path: str, rule: str, at: str | None, text: str) -> None:
    from plan2015.records.editing.explanations import explanation_edits

    shown = opened.workspace.folder.show(path)
    asked = [p for p in opened.problems if p.kind == "query" and p.rule == rule and p.place.path == shown]
    asked = [problem for problem in asked if at in (None, problem.key)]
    if not asked:
        raise Refusal(f"{shown} không có chỗ nào cần giải trình theo “{rule}”. Xem: plan2015 check {shown}")
    if len(asked) > 1:
        raise Refusal(f"có {len(asked)} chỗ, thêm --at: " + ", ".join(problem.key for problem in asked))
    query = asked[0]
    record = opened.workspace.record(path)
    changed = change(opened, path, explanation_edits(record, rule, query.key, text, dict(query.figures)))
    tell(f"{shown}: {'đã ghi giải trình' if changed else 'không đổi'} {rule} ({query.key})")


def _judge(opened: Opened, path: str, rule: str, at: str | None, accepted: str) -> None:
    from plan2015.records.editing.edit import Edit
    from plan2015.wording.choices import ACCEPTED_WORDS

    shown = opened.workspace.folder.show(path)
    given = _given(opened, path, rule, at)
    if not given:
        raise Refusal(f"{shown} chưa có lời giải trình cho “{rule}”.")
    if len(given) > 1:
        raise Refusal("có nhiều lời giải trình, thêm --at KHÓA.")
    changed = change(opened, path, [Edit(("explanations", given[0], "accepted"), accepted)])
    words = ACCEPTED_WORDS[accepted == "true"]
    tell(f"{shown}: {words if changed else 'không đổi'}: {rule}")


def _given(opened: Opened, path: str, rule: str, at: str | None) -> list[int]:
    explanations = opened.workspace.submission_at[path].explanations
    return [
        i for i, explanation in enumerate(explanations) if explanation.rule == rule and at in (None, explanation.at)
    ]
