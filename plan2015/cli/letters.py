"""`plan2015 letters`: the register of letters, from draft to answer, and the calls beside it."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import click

from plan2015.cli.options import DayType
from plan2015.cli.typed import TEXT
from plan2015.cli.workspace import open_workspace, perform, tell
from plan2015.records.model.choices import CONTACT_CHANNELS

if TYPE_CHECKING:
    from plan2015.acts.act import Performed
    from plan2015.acts.letters import Moved


@click.group(
    "letters",
    options_metavar="[TÙY CHỌN]",
    subcommand_metavar="list|submit|issue|answered|cancel|note …",
    epilog="Ví dụ:\n\n  plan2015 letters issue 2015-11-20-d1-cd-quoc-phong --number 512/TLĐ-ToC --date 21/11/2015\n\n"
    '  plan2015 letters note "an giang" --date 23/11/2015 --channel phone --text "hẹn gửi thứ Tư"',
)
def command() -> None:
    """Sổ công văn đôn đốc: trình ký, phát hành, trả lời, hủy; ghi việc gọi điện, gửi thư."""


@command.command("list", options_metavar="[TÙY CHỌN]")
@click.pass_context
def list_letters(ctx: click.Context) -> None:
    """Liệt kê các công văn trong sổ."""
    from plan2015.wording.letters import contact_words, letter_words

    opened = open_workspace(ctx.obj)
    register = opened.workspace.letters
    for letter in register.letters:
        click.echo(f"{letter.id}: {letter_words(letter)}")
    for contact in register.contacts:
        click.echo(f"{contact.unit}: {contact_words(contact)}")
    if not register.letters and not register.contacts:
        tell("Sổ chưa có công văn nào.")


@command.command("submit", options_metavar="[TÙY CHỌN]")
@click.argument("letters", type=TEXT, metavar="CÔNG-VĂN…", nargs=-1, required=True)
@click.pass_context
def submit(ctx: click.Context, letters: tuple[str, ...]) -> None:
    """Ghi là đã trình ký."""
    from plan2015.acts import letters as acts

    for letter in letters:
        _tell(perform(ctx.obj, partial(acts.submit, letter=letter)))


@command.command("issue", options_metavar="[TÙY CHỌN]")
@click.argument("letter", type=TEXT, metavar="CÔNG-VĂN")
@click.option("--number", type=TEXT, required=True, metavar="SỐ", help="Số, ký hiệu, như 512/TLĐ-ToC.")
@click.option("--date", "signed", type=DayType(), required=True, metavar="NGÀY", help="Ngày ký.")
@click.option("--answer-by", type=DayType(), metavar="NGÀY", help="Ngày hẹn ghi trong công văn.")
@click.pass_context
def issue(ctx: click.Context, letter: str, number: str, signed: date, answer_by: date | None) -> None:
    """Ghi là đã phát hành; chỉ công văn đã phát hành mới tính khi lập lần 2."""
    from plan2015.acts import letters

    _tell(perform(ctx.obj, lambda opened: letters.issue(opened, letter, number, signed, answer_by)))


@command.command("answered", options_metavar="[TÙY CHỌN]")
@click.argument("letter", type=TEXT, metavar="CÔNG-VĂN")
@click.option("--note", type=TEXT, metavar="LỜI", help="Ghi chú.")
@click.pass_context
def answered(ctx: click.Context, letter: str, note: str | None) -> None:
    """Ghi là đơn vị đã trả lời."""
    from plan2015.acts import letters

    _tell(perform(ctx.obj, lambda opened: letters.mark_answered(opened, letter, note)))


@command.command("cancel", options_metavar="[TÙY CHỌN]")
@click.argument("letter", type=TEXT, metavar="CÔNG-VĂN")
@click.option("--note", type=TEXT, metavar="LỜI", help="Lý do.")
@click.pass_context
def cancel(ctx: click.Context, letter: str, note: str | None) -> None:
    """Ghi là đã hủy; lần sau công văn được lập lại nếu đơn vị vẫn còn nợ."""
    from plan2015.acts import letters

    _tell(perform(ctx.obj, lambda opened: letters.cancel(opened, letter, note)))


@command.command("note", options_metavar="[TÙY CHỌN]")
@click.argument("unit", type=TEXT, metavar="ĐƠN-VỊ")
@click.option("--date", "day", type=DayType(), required=True, metavar="NGÀY", help="Ngày trao đổi.")
@click.option(
    "--channel",
    type=click.Choice(CONTACT_CHANNELS),
    required=True,
    metavar="|".join(CONTACT_CHANNELS),
    help="Cách trao đổi.",
)
@click.option("--who", type=TEXT, metavar="TÊN", help="Cán bộ gọi, viết.")
@click.option("--with", "with_whom", type=TEXT, metavar="TÊN", help="Gặp ai.")
@click.option("--promised", type=DayType(), metavar="NGÀY", help="Đơn vị hẹn ngày nào.")
@click.option("--text", type=TEXT, metavar="LỜI", help="Nội dung.")
@click.pass_context
def note(
    ctx: click.Context, unit: str, day: date, channel: str, who: str | None, with_whom: str | None,
    promised: date | None, text: str | None,
) -> None:  # fmt: skip
    """Ghi một lần gọi điện, gửi thư hoặc làm việc trực tiếp."""
    from plan2015.acts import letters

    contact = letters.Contact(day, channel, who, with_whom, promised, text)
    noted = perform(ctx.obj, lambda opened: letters.note_contact(opened, unit, contact))
    tell(f"{noted.done.shown}: {'đã ghi' if noted.changed else 'không đổi'} trao đổi với {noted.done.unit}")


def _tell(moved: "Performed[Moved]") -> None:
    tell(f"{moved.done.letter}: {moved.done.state}" + ("" if moved.changed else " (không đổi)"))
