"""`plan2015 render reminders`: letters to those who owe a report, or whose report has something to mend or explain."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from plan2015.acts.refusal import Refusal
from plan2015.cli.options import DayType, as_of_option
from plan2015.cli.papers import check_output, force_option, save
from plan2015.cli.workspace import open_workspace, report_problems, tell, turn

if TYPE_CHECKING:
    from plan2015.acts.act import Turn
    from plan2015.acts.reminders import LetterDay
    from plan2015.papers.letters.write import WrittenLetter
    from plan2015.reminders.notice import Decision

_OWN_LIST = "danh-muc-truong-ban.docx"


@click.command(
    "reminders",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 render reminders --as-of 20/11/2015 --out cong-van --dry-run\n\n"
    "  plan2015 render reminders --as-of 20/11/2015 --out cong-van --answer-by 27/11/2015",
)
@as_of_option
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True, metavar="THƯ-MỤC", help="Ghi vào đâu."
)
@click.option("--answer-by", type=DayType(), metavar="NGÀY", help="Ngày hẹn ghi trong công văn; không nêu thì để ……")
@click.option("--circular", is_flag=True, help="Lập cả công văn nhắc chung: việc chưa đến hạn, việc chưa quy định hạn.")
@click.option("--dry-run", is_flag=True, help="Chỉ nêu đơn vị nào sẽ có công văn gì, không ghi gì.")
@click.option("--reprint", is_flag=True, help="In lại các công văn của ngày này đã có trong sổ.")
@click.option(
    "--combined",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="TỆP.docx",
    help="Ghi thêm một tệp gồm mọi công văn, để in một lần.",
)
@force_option
@click.pass_context
def reminders(
    ctx: click.Context, as_of: date, out: Path, answer_by: date | None, circular: bool, dry_run: bool, reprint: bool,
    combined: Path | None, force: bool,
) -> None:  # fmt: skip
    """Công văn đôn đốc, bổ sung, giải trình cho từng đơn vị; ghi vào sổ data/letters.yaml."""
    from plan2015.acts.reminders import LetterDay

    if combined:
        check_output(combined)
    where = _Where(out, combined, force)
    if dry_run and not reprint:
        _decide(LetterDay(open_workspace(ctx.obj), as_of), circular=circular)
        return
    if reprint:
        opened = open_workspace(ctx.obj)
        _reprint(LetterDay(opened, as_of), where)
    else:
        # Two people who make the letters of a day at once would make each twice: the second one waits for the register.
        with turn(ctx.obj) as ours:
            opened = open_workspace(ctx.obj)
            letter_day = LetterDay(opened, as_of)
            _write(ours, letter_day, _decide(letter_day, circular=circular), where, answer_by)
    report_problems(opened)


class _Where(NamedTuple):
    """Where the letters go, and whether what was changed by hand there gives way."""

    out: Path
    combined: Path | None
    force: bool


def _decide(letter_day: "LetterDay", *, circular: bool) -> "Decision":
    """Who gets which letter, said line by line."""
    decision = letter_day.decide(circular=circular)
    for line in letter_day.lines(decision):
        click.echo(line)
    tell(f"Có {len(decision.notices)} công văn cần lập, {len(decision.held)} đơn vị chưa lập.")
    return decision


def _write(ours: "Turn", letter_day: "LetterDay", decision: "Decision", where: _Where, answer_by: date | None) -> None:
    """The letters first, then the register that speaks of them: a second run finds the letters as they are."""
    from plan2015.acts.letters import add_letters

    out, day = where.out, letter_day.day
    letters, own = letter_day.write(decision, answer_by)
    for letter in letters:
        save(out / f"{letter.notice.id(day)}.docx", letter.data, force=where.force)
    if letters:
        register = ours.perform(add_letters(letter_day.opened, letters, day, out, answer_by)).done
        tell(f"Đã ghi {len(letters)} công văn vào {out} và vào sổ {register}.")
    if own and save(out / _OWN_LIST, own, force=where.force):
        tell(f"{out / _OWN_LIST}: đã ghi (việc của Tổng Liên đoàn, Ban Chỉ đạo; không gửi công văn)")
    _combine(letter_day, letters, where)


def _reprint(letter_day: "LetterDay", where: _Where) -> None:
    """The letters of the day again, as the register has them."""
    printed = []
    for number, letter in letter_day.write_again():
        if isinstance(letter, str):
            tell(f"{number}: {letter}")
            continue
        save(where.out / f"{number}.docx", letter.data, force=where.force)
        printed.append(letter)
    if not printed:
        raise Refusal("không có công văn nào của ngày này in lại được. Xem sổ: plan2015 letters list")
    tell(f"Đã in lại {len(printed)} công văn vào {where.out}.")
    _combine(letter_day, printed, where)


def _combine(letter_day: "LetterDay", letters: "list[WrittenLetter]", where: _Where) -> None:
    """All letters in one file, if that is asked for."""
    if where.combined and letters:
        save(where.combined, letter_day.combine(letters), force=where.force)
        tell(f"{where.combined}: đã ghi {len(letters)} công văn")
