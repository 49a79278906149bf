"""`plan2015 demo`: a rehearsal year to practise on."""

from pathlib import Path

import click


@click.command(
    "demo",
    options_metavar="[TÙY CHỌN]",
    epilog="Ví dụ:\n\n  plan2015 demo tap-duot\n\n  plan2015 demo tap-duot-lon --units 1300 --seed 7",
)
@click.argument("folder", metavar="THƯ-MỤC", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--units", type=click.IntRange(1, 20_000), default=83, metavar="N", help="Số đơn vị phải gửi báo cáo. Mặc định: 83."
)
@click.option("--seed", type=int, default=1, metavar="S", help="Số gieo: cùng số thì cùng dữ liệu. Mặc định: 1.")
def command(folder: Path, units: int, seed: int) -> None:
    """Tạo một năm tập dượt với số liệu minh họa, tính đến 25/11/2015, có lỗi cài sẵn.

    Danh sách chỗ có lỗi nằm ở planted.json. Mọi số liệu đều là bịa; mọi màn hình ghi rõ SỐ LIỆU MINH HỌA.
    """
    from plan2015.acts.rehearsal import rehearse, today_of

    year = rehearse(folder, units, seed)
    data = folder / "data"
    click.echo(
        f"Đã tạo {len(year.files)} tệp trong {data}, {len(year.faults)} chỗ có lỗi ghi ở {folder / 'planted.json'}."
    )
    day = today_of(year)
    click.echo(f"Thử:\n  plan2015 --data {data} status --as-of {day}\n  plan2015 --data {data} check")
