"""`plan2015 render`: the papers."""

import importlib

import click

PAPERS = {
    "report": "Báo cáo tổng hợp của một kỳ.",
    "year-end": "Báo cáo tổng hợp năm (kỳ cuối của kế hoạch).",
    "reminders": "Công văn đôn đốc, bổ sung, giải trình cho từng đơn vị.",
    "form": "Biểu mẫu gửi đơn vị, Word hoặc Excel.",
    "unit": "Phiếu theo dõi một đơn vị, một trang.",
    "brief": "Báo cáo nhanh cho Trưởng Ban Chỉ đạo.",
}
_MODULES = {
    "report": "render_report",
    "year-end": "render_report",
    "reminders": "render_reminders",
    "form": "render_form",
    "unit": "render_unit",
    "brief": "render_brief",
}


class _Papers(click.Group):
    """Papers whose module is imported when one is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(PAPERS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _MODULES:
            return None
        module = importlib.import_module(f"plan2015.cli.{_MODULES[cmd_name]}")
        found: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Các văn bản"):
            formatter.write_dl(list(PAPERS.items()))


@click.group(
    "render",
    cls=_Papers,
    options_metavar="[TÙY CHỌN]",
    subcommand_metavar="VĂN-BẢN …",
    epilog="Ví dụ:\n\n  plan2015 render year-end --as-of 5/12/2015 --out bao-cao-nam.docx\n\n"
    "  plan2015 render reminders --as-of 20/11/2015 --out cong-van --dry-run",
)
def command() -> None:
    """Dựng văn bản: báo cáo tổng hợp, công văn, biểu mẫu, phiếu theo dõi; theo mẫu Word trong thư mục templates."""
