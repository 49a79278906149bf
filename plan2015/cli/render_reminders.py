"""`plan2015 render reminders`: letters to those who owe a report, or whose report has something to mend or explain."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plan2015.cli.acts import tell
from plan2015.cli.options import DayType, Opened, Refusal, as_of_option, open_workspace
from plan2015.cli.papers import check_output, force_option, open_store, save, templates_guarded

if TYPE_CHECKING:
    from plan2015.obligations import Standings
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
    from plan2015.reminders.notice import decide

    if combined:
        check_output(combined)
    opened = open_workspace(ctx.obj)
    standings = opened.standings(as_of)
    if reprint:
        letters = _reprint(opened, standings, out, force=force)
    else:
        decision = decide(standings, circular=circular)
        _tell_decision(decision)
        if dry_run:
            return
        letters = _write(opened, standings, decision, out, answer_by, force=force)
    if combined and letters:
        from plan2015.papers.letters.write import combine

        save(combined, combine(letters, as_of), force=force)
        tell(f"{combined}: đã ghi {len(letters)} công văn")
    opened.report_problems()


def _tell_decision(decision: "Decision") -> None:
    """Who gets what, as data for the eye; who waits and why."""
    from plan2015.wording.letters import LETTER_KIND_WORDS

    for notice in decision.notices:
        whom = notice.units[0].short_name if notice.kind != "N" else f"{len(notice.units)} đơn vị (công văn chung)"
        what = f", {len(notice.points)} nội dung" if notice.points else ""
        click.echo(f"{whom}: {LETTER_KIND_WORDS[notice.kind].name}, báo cáo {notice.report.period}{what}")
    for held in decision.held:
        click.echo(f"{held.standing.obligation.unit.short_name}: không lập, {held.reason}")
    click.echo(f"Có {len(decision.notices)} công văn cần lập, {len(decision.held)} đơn vị chưa lập.", err=True)


def _write(
    opened: Opened, standings: "Standings", decision: "Decision", out: Path, answer_by: date | None, *, force: bool
) -> "list[WrittenLetter]":
    from plan2015.cli.register import add_letters
    from plan2015.papers.letters.tables import own_duties
    from plan2015.papers.letters.write import write_letters, write_own_list
    from plan2015.records.kinds import LETTERS

    store = open_store(opened)
    with templates_guarded():
        letters = write_letters(decision.notices, standings, store, answer_by)
        own = write_own_list(standings, store) if own_duties(standings) else None
    for letter in letters:
        save(out / f"{letter.notice.id(standings.day)}.docx", letter.data, force=force)
    if letters:
        add_letters(opened, letters, standings.day, out, answer_by)
        tell(f"Đã ghi {len(letters)} công văn vào {out} và vào sổ {opened.workspace.folder.show(LETTERS.at)}.")
    if own and save(out / _OWN_LIST, own, force=force):
        tell(f"{out / _OWN_LIST}: đã ghi (việc của Tổng Liên đoàn, Ban Chỉ đạo; không gửi công văn)")
    return letters


def _reprint(opened: Opened, standings: "Standings", out: Path, *, force: bool) -> "list[WrittenLetter]":
    """The letters of the day again, as the register has them."""
    from plan2015.papers.letters.write import write_letter
    from plan2015.records.editing.writer import digest
    from plan2015.reminders.notice import notice_again

    printed, store = [], open_store(opened)
    for entry in standings.workspace.letters.letters:
        if entry.as_of != standings.day or entry.state == "cancelled":
            continue
        notice = notice_again(entry, standings)
        if notice is None:
            tell(f"{entry.id}: kế hoạch không còn hỏi báo cáo này, không in lại")
            continue
        with templates_guarded():
            letter = write_letter(notice, standings, store, entry.answer_by, entry if entry.number else None)
        if not entry.number and entry.sha256 and digest(letter.data) != entry.sha256:
            tell(f"{entry.id}: dữ liệu hoặc mẫu đã đổi từ khi lập, bản in lại khác bản cũ; không ghi")
            continue
        save(out / f"{entry.id}.docx", letter.data, force=force)
        printed.append(letter)
    if not printed:
        raise Refusal("không có công văn nào của ngày này in lại được. Xem sổ: plan2015 letters list")
    tell(f"Đã in lại {len(printed)} công văn vào {out}.")
    return printed
