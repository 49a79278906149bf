"""`plan2015 check`: what is wrong, what needs explaining, what is left blank."""

import click

from plan2015.cli.check_formats import FORMATS
from plan2015.cli.options import since_option
from plan2015.cli.outputs import Output, OutputType, refuse_clashes
from plan2015.cli.workspace import end_with_faults, tell, tell_ahead, tell_interrupted, variables

_FAIL_ON = ("error", "query", "incomplete", "never")


@click.command(
    "check",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 check\n\n  plan2015 check data/submissions/2015-annual --fail-on query\n\n"
    "  plan2015 check --format text --format junit=check.xml",
)
@click.argument("paths", nargs=-1, metavar="[ĐƯỜNG-DẪN]…")
@click.option(
    "--format",
    "outputs",
    type=OutputType(*FORMATS),
    multiple=True,
    default=("text",),
    metavar="DẠNG[=TỆP]",
    help=f"Dạng kết quả: {', '.join(FORMATS)}. Ghi nhiều lần được, mỗi dạng một tệp. Mặc định: text, ra màn hình.",
)
@click.option(
    "--fail-on",
    type=click.Choice(_FAIL_ON),
    default="error",
    metavar="|".join(_FAIL_ON),
    help="Thoát với mã 1 khi có: lỗi (error), cả chỗ chưa giải trình (query), cả nội dung còn thiếu (incomplete); "
    "never: không bao giờ. Mặc định: error.",
)
@click.option(
    "--strict",
    is_flag=True,
    help="Tính cả tệp không được đọc vì tên, tệp tạm của lệnh bị ngắt là lỗi: chỗ đó có thể giấu một báo cáo.",
)
@click.option(
    "--by-impact",
    is_flag=True,
    help="Xếp lỗi và chỗ cần giải trình theo mức ảnh hưởng tới số tổng hợp: số nào làm tổng lệch nhiều nhất thì trước. "
    "Chỉ cho dạng text và json.",
)
@since_option("Chỉ nêu những gì phiên bản này chưa có; những gì đã có từ trước thì đếm.")
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[str, ...], outputs: tuple[Output, ...], fail_on: str, strict: bool,
    by_impact: bool, since: str | None,
) -> None:  # fmt: skip
    """Kiểm tra dữ liệu: lỗi phải sửa, chỗ cần giải trình, nội dung còn thiếu.

    Đọc cả thư mục dữ liệu; ĐƯỜNG-DẪN chỉ chọn những gì được in ra. Không sửa dữ liệu, không phụ thuộc ngày.
    Dòng cuối là kết luận: đạt, phải sửa n, phải giải trình n.
    """
    from plan2015.cli import check_answer

    refuse_clashes(outputs, ctx.obj)
    tell_interrupted(ctx.obj)
    if since is None:
        found = check_answer.find_problems(ctx.obj, paths, variables())
    else:
        from plan2015.acts.since import find_brought

        brought = find_brought(ctx.obj, since, paths, variables())
        found = brought.found
        tell_ahead(since, brought.ahead)
        tell(brought.counted())
    found = found.taken_strictly() if strict else found
    end_with_faults(ctx, found.problems)
    check_answer.deliver(check_answer.Answer(found, fail_on, by_impact=by_impact), outputs)
    ctx.exit(found.exit_code(fail_on))
