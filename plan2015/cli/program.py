"""The `plan2015` command: its subcommands, and how every run ends."""

import importlib
import sys
from typing import NoReturn

import click

from plan2015 import __version__
from plan2015.acts.refusal import Refusal
from plan2015.cli.options import ProgramFaultError
from plan2015.cli.streams import Losses, patient_streams, reader_has_gone
from plan2015.cli.wording import speak_vietnamese

COMMANDS = {
    "status": "Màn hình buổi sáng: ai nợ gì, hạn nào, việc gì cần làm trước.",
    "overdue": "Từng việc quá hạn hoặc gửi chậm.",
    "show": "Một đơn vị: từng việc, tình trạng và vì sao.",
    "budget": "Kinh phí đào tạo, bồi dưỡng so với mức 15% nêu tại Kế hoạch.",
    "difficulties": "Khó khăn, vướng mắc chưa trả lời, chờ lâu nhất nêu trước.",
    "check": "Kiểm tra dữ liệu: lỗi phải sửa, chỗ cần giải trình, nội dung còn thiếu.",
    "receive": "Ghi nhận một báo cáo vừa đến, kể cả khi chưa có số liệu.",
    "import": "Nhập biểu Word, Excel đã điền thành báo cáo; nêu chỗ chưa đọc được.",
    "set": "Ghi giá trị vào tệp báo cáo; chỉ dòng đó thay đổi.",
    "explain-query": "Ghi lời giải trình vào tệp báo cáo, kèm những số liệu mà lời đó nói đến.",
    "extend": "Gia hạn một việc cho một đơn vị.",
    "answer": "Ghi việc trả lời một khó khăn, vướng mắc.",
    "new": "Tạo tệp mới cho một đơn vị, một báo cáo, lời người soạn.",
    "fmt": "Viết số, ngày, chữ có dấu theo một cách.",
    "schema": "Xuất mẫu để trình soạn thảo gợi ý và báo lỗi ngay khi gõ.",
    "init": "Tạo thư mục làm việc mới.",
    "render": "Dựng văn bản: báo cáo tổng hợp, công văn, biểu mẫu, phiếu theo dõi.",
    "letters": "Sổ công văn đôn đốc: trình ký, phát hành, trả lời, hủy; việc gọi điện, gửi thư.",
    "trace": "Số trên văn bản lấy từ đâu: từng tệp, dòng, cột.",
    "verify": "Văn bản còn đúng như khi lập không, dữ liệu đã đổi chưa.",
    "template": "Mẫu Word trong thư mục templates: kiểm tra, và những tên mẫu được dùng.",
    "demo": "Tạo một năm tập dượt với số liệu minh họa.",
    "preview": "Nếu nhận thay đổi này thì đơn vị nào đổi tình trạng, tổng nào đổi.",
    "history": "Ai đã sửa gì trong dữ liệu của một đơn vị, từng phiên bản trong git.",
    "close": "Chốt số liệu một kỳ: sau đó check báo mọi thay đổi.",
    "explain": "Giải thích một quy tắc kiểm tra: vì sao có, sửa thế nào.",
}
"""Each subcommand and its one line of help; its module, of the same name, is imported only when it is called."""

_MODULES = {"import": "import_command"}  # a word of Python cannot name a module

_DONE, _CANNOT, _OUR_BUG, _INTERRUPTED, _CLOSED_PIPE = 0, 2, 3, 130, 141


class _Commands(click.Group):
    """Subcommands that are imported when called, so that `--help` stays instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"plan2015.cli.{_MODULES.get(cmd_name, cmd_name.replace('-', '_'))}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Các lệnh"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_Commands,
    name="plan2015",
    options_metavar="[TÙY CHỌN]",
    subcommand_metavar="LỆNH …",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Xem từng lệnh: plan2015 LỆNH --help",
)
@click.option(
    "--data",
    metavar="THƯ-MỤC",
    default="data",
    envvar="PLAN2015_DATA",
    help="Thư mục dữ liệu. Mặc định: data, hoặc biến môi trường PLAN2015_DATA.",
)
@click.version_option(
    __version__,
    prog_name="plan2015",
    help="In phiên bản rồi thoát.",
    message="%(prog)s, phiên bản %(version)s",
)
@click.pass_context
def group(ctx: click.Context, data: str) -> None:
    """Theo dõi kế hoạch năm 2015 thực hiện Chương trình 1644/CTr-TLĐ: đơn vị nào nợ việc gì, hạn nào, còn thiếu gì."""
    ctx.obj = data


def main() -> NoReturn:
    """Runs the command line and exits: 0 done, 1 problems found, 2 cannot, 3 our bug, 130 Ctrl-C, 141 closed pipe."""
    speak_vietnamese()
    with patient_streams() as losses:
        code = _run()
    sys.exit(code if code in (_CANNOT, _OUR_BUG, _INTERRUPTED) else _code_after(losses, code))


def _code_after(losses: Losses, code: int) -> int:
    """How a command ends that did its work, though perhaps not all of what it said arrived."""
    if not losses.first:
        return code
    return _CLOSED_PIPE if reader_has_gone(losses.first) else _refuse(losses.first)


def _run() -> int:
    try:
        return int(group.main(prog_name="plan2015", standalone_mode=False) or _DONE)
    except click.Abort:
        return _INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code if isinstance(error, click.UsageError) else _CANNOT
    except Refusal as refusal:
        click.echo(f"Lỗi: {refusal.reason}", err=True)
        return _CANNOT
    except OSError as error:
        return _refuse(error)
    except Exception as error:  # noqa: BLE001
        return _refuse_unreadable(error) or _tell_program_fault(error) or _report_bug()


def _refuse_unreadable(error: Exception) -> int:
    """Refuses what would rest on a file of the office that has errors; 0 for any other error."""
    from plan2015.records.registers import UnreadableError

    if not isinstance(error, UnreadableError):
        return 0
    more = f" Tệp còn {error.others} lỗi nữa: plan2015 check." if error.others else ""
    click.echo(
        f"Lỗi: {error.first.place}: {error.first.message}. {error.first.hint}{more}\n"
        "Câu trả lời phải dựa vào tệp này nên chưa làm gì, chưa ghi gì. Sửa tệp rồi thử lại.",
        err=True,
    )
    return _CANNOT


def _tell_program_fault(error: Exception) -> int:
    """Ends a command that did its work but for one file, over which the program itself failed; 0 for other errors."""
    if not isinstance(error, ProgramFaultError):
        return 0
    click.echo(
        "Lỗi của chương trình ở một tệp (program-fault, xem: plan2015 check); các tệp khác đã được tính.", err=True
    )
    return _OUR_BUG


def _report_bug() -> int:
    import traceback

    traceback.print_exc()
    click.echo("Lỗi của chương trình, không phải của dữ liệu. Xin gửi các dòng trên cho người phát triển.", err=True)
    return _OUR_BUG


def _refuse(error: OSError) -> int:
    from plan2015.records.editing.causes import cause_of

    click.echo(f"Lỗi: {error.filename or 'màn hình hoặc tệp kết quả'}: {cause_of(error)}", err=True)
    return _CANNOT
