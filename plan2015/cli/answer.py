"""`plan2015 answer`: how a difficulty was answered."""

from datetime import date
from typing import TYPE_CHECKING

import click

from plan2015.cli.acts import tell
from plan2015.cli.options import DayType, Opened, Refusal, open_workspace
from plan2015.cli.trial import change
from plan2015.cli.typed import TEXT

if TYPE_CHECKING:
    from plan2015.records.editing.typed import Tree


@click.command(
    "answer",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 answer 2015-annual/ldld-tinh-an-giang/1 --date 20/11/2015 --paper 530/TLĐ-ToC\n\n"
    '  plan2015 answer kk-01 --date 20/11/2015 --text "đã bố trí kinh phí"',
)
@click.argument("difficulty", type=TEXT, metavar="KHÓ-KHĂN")
@click.option("--date", "day", type=DayType(), required=True, metavar="NGÀY", help="Ngày trả lời.")
@click.option("--paper", type=TEXT, metavar="SỐ", help="Số văn bản trả lời.")
@click.option("--text", type=TEXT, metavar="NỘI-DUNG", help="Nội dung trả lời.")
@click.option("--passed-to", type=TEXT, metavar="NƠI", help="Đã chuyển nơi khác giải quyết.")
@click.pass_context
def command(
    ctx: click.Context, difficulty: str, day: date, paper: str | None, text: str | None, passed_to: str | None
) -> None:
    """Ghi việc trả lời một khó khăn, vướng mắc.

    KHÓ-KHĂN là mã trong difficulties.yaml, hoặc KỲ/ĐƠN-VỊ/SỐ-THỨ-TỰ của khó khăn nêu trong báo cáo.
    """
    from plan2015.records.editing.edit import Edit
    from plan2015.records.editing.scaffold import DIFFICULTIES_HEAD
    from plan2015.records.kinds import DIFFICULTIES

    opened = open_workspace(ctx.obj)
    answer: dict[str, Tree] = {
        "date": day.isoformat(),
        "paper": {"number": paper} if paper else None,
        "text": text,
        "passed_to": passed_to,
    }
    answer = {key: value for key, value in answer.items() if value}
    listed = {record.id: origin for origin, record in opened.workspace.difficulties}
    shown = opened.workspace.folder.show(DIFFICULTIES.at)
    if difficulty in listed:
        changed = change(
            opened,
            DIFFICULTIES.at,
            [Edit((*listed[difficulty].keys, "answer", *key), value) for key, value in _flat(answer)],
        )
        tell(f"{shown}: {'đã ghi trả lời' if changed else 'không đổi'} {difficulty}")
        return
    entry: dict[str, Tree] = {**_raised_in_report(difficulty, opened), "answer": answer}
    change(opened, DIFFICULTIES.at, [Edit((), entry, append=True)], DIFFICULTIES_HEAD + "[]\n")
    tell(f"{shown}: đã ghi trả lời {difficulty}")


def _flat(answer: "dict[str, Tree]") -> list[tuple[tuple[str, ...], str]]:
    pairs: list[tuple[tuple[str, ...], str]] = []
    for key, value in answer.items():
        if isinstance(value, dict):
            pairs += [((key, inner), str(text)) for inner, text in value.items()]
        else:
            pairs.append(((key,), str(value)))
    return pairs


def _raised_in_report(difficulty: str, opened: Opened) -> dict[str, str]:
    period, _, rest = difficulty.partition("/")
    unit, _, number = rest.partition("/")
    sent = [s for s in opened.workspace.submissions if (s.period, s.unit) == (period, unit)]
    if not sent or not number.isdecimal() or not 1 <= int(number) <= sent[0].difficulties:
        raise Refusal(f"không có khó khăn “{difficulty}”. Xem: plan2015 difficulties")
    return {"id": difficulty.replace("/", "-"), "unit": unit, "period": period, "item": number}
