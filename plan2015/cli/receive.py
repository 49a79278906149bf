"""`plan2015 receive`: a report that came counts at once, whatever its form; figures may follow later."""

import hashlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plan2015.cli.acts import submission_path, tell
from plan2015.cli.options import DayType, Opened, choose_period, find_unit, open_workspace
from plan2015.cli.trial import change, create
from plan2015.cli.typed import TEXT
from plan2015.records.model.choices import CHANNELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plan2015.records.editing.typed import Tree


@click.command(
    "receive",
    options_metavar="[TÙY CHỌN]",
    epilog='Ví dụ:\n\n  plan2015 receive "an giang" 2015-annual --received 12/11/2015 --paper 34/BC-LĐLĐ\n\n'
    '  plan2015 receive "an giang" 2015-annual --original 16/11/2015',
)
@click.argument("unit", type=TEXT, metavar="ĐƠN-VỊ")
@click.argument("period", type=TEXT, metavar="KỲ")
@click.option("--received", type=DayType(), metavar="NGÀY", help="Ngày bản đầu tiên đến, bằng bất cứ cách gửi nào.")
@click.option("--register", "register_number", type=TEXT, metavar="SỐ", help="Số đến.")
@click.option("--paper", type=TEXT, metavar="SỐ", help="Số, ký hiệu báo cáo.")
@click.option("--signed", type=DayType(), metavar="NGÀY", help="Ngày ký.")
@click.option("--channel", type=click.Choice(CHANNELS), metavar="|".join(CHANNELS), help="Cách gửi.")
@click.option(
    "--file",
    "source",
    type=click.Path(exists=True, dir_okay=False),
    metavar="TỆP",
    help="Tệp đã nhận; giữ bản sao, ghi tên và mã băm.",
)
@click.option("--no-copy", is_flag=True, help="Không giữ bản sao của tệp đã nhận; chỉ ghi tên và mã băm.")
@click.option("--original", type=DayType(), metavar="NGÀY", help="Ngày nhận bản chính, khi bản sao đến trước.")
@click.pass_context
def command(
    ctx: click.Context, unit: str, period: str, received: date | None, register_number: str | None, paper: str | None,
    signed: date | None, channel: str | None, source: str | None, no_copy: bool, original: date | None,
) -> None:  # fmt: skip
    """Ghi nhận một báo cáo vừa đến, kể cả khi chưa có số liệu.

    Lần đầu tạo tệp báo cáo. Các lần sau không bao giờ đổi ngày nhận đầu: bản gửi lại được thêm vào corrections.
    """
    from plan2015.records.kinds import SUBMISSIONS

    opened = open_workspace(ctx.obj)
    found, chosen = find_unit(unit, opened), choose_period(period, opened) or period
    came = _Came(Path(source), copied=not no_copy) if source else None
    facts: dict[str, Tree] = {
        "paper": _given({"number": paper, "signed": _iso(signed)}),
        "received": _iso(received),
        "register_number": register_number,
        "original": _given({"received": _iso(original)}),
        "channel": channel,
        "source": came.facts if came else {},
    }
    given = _given(facts)
    if not given:
        raise click.UsageError("nêu ít nhất --received NGÀY hoặc --original NGÀY.")
    path = submission_path(opened, found, chosen)
    if path is None:
        _begin(opened, SUBMISSIONS.path(chosen, found.id), {"unit": found.id, "period": chosen, **given}, came)
    else:
        _go_on(opened, path, given, came)


class _Came:
    """The file that came: what is noted of it, and its copy beside the submission."""

    def __init__(self, file: Path, *, copied: bool) -> None:
        from plan2015.files.gate import hash_regular, read_regular
        from plan2015.forms.gate import MOST_BYTES
        from plan2015.records.reading.cleaning import clean_name

        self._suffix = file.suffix
        self._data: bytes | None = None
        if copied and file.stat().st_size > MOST_BYTES:
            tell(f"Tệp lớn hơn {MOST_BYTES >> 20} MB: không giữ bản sao, chỉ ghi tên và mã băm.")
        elif copied:
            self._data = read_regular(str(file), MOST_BYTES, through_links=True)
        whole = self._data
        self._sha256 = (
            hash_regular(str(file), through_links=True) if whole is None else hashlib.sha256(whole).hexdigest()
        )
        self.facts: dict[str, Tree] = _given({"file": clean_name(file.name), "sha256": self._sha256})

    def keep(self, opened: Opened, path: str) -> None:
        """Keeps the file as it came, before the record that speaks of it."""
        from plan2015.cli.originals import Originals

        if self._data is not None:
            Originals(opened, path).keep(self._sha256, self._data, self._suffix)

    def is_named_in(self, tree: "Tree") -> bool:
        """Whether a record, or what will be added to it, speaks of the file."""
        inside = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
        return tree == self._sha256 or any(map(self.is_named_in, inside))


def _begin(opened: Opened, path: str, facts: "dict[str, Tree]", came: _Came | None) -> None:
    from plan2015.records.editing.scaffold import modeline
    from plan2015.records.editing.splice import block_text
    from plan2015.records.kinds import SUBMISSIONS

    if came:
        came.keep(opened, path)
    create(opened, path, modeline(SUBMISSIONS, path) + block_text(facts))
    tell(f"{opened.workspace.folder.show(path)}: đã ghi nhận báo cáo")


def _go_on(opened: Opened, path: str, given: "dict[str, Tree]", came: _Came | None) -> None:
    from plan2015.records.editing.edit import Edit

    source, shown = opened.workspace.source(path), opened.workspace.folder.show(path)
    edits, told = [], []
    known = opened.workspace.submission_at[path]
    first = known.received
    received = given.pop("received", None) if first else None
    if received and received not in {day.isoformat() for day in (first, *known.corrected) if day}:
        file = given.pop("source", None)
        correction = {
            "received": received,
            "paper": given.pop("paper", None),
            **(file if isinstance(file, dict) else {}),
        }
        edits.append(Edit(("corrections",), _given(correction), append=True))
        told.append("một lần bổ sung, chỉnh sửa (ngày nhận đầu giữ nguyên)")
    for keys, value in _leaves(given):
        if not source.holds(keys):
            edits.append(Edit(keys, value))
            told.append(".".join(keys))
    if came and came.is_named_in([*(text for _, text in source.leaves()), *(made.value for made in edits)]):
        came.keep(opened, path)
    changed = change(opened, path, edits)
    tell(f"{shown}: {'đã ghi ' + ', '.join(told) if changed else 'không đổi'}")


def _given(facts: "Mapping[str, Tree]") -> "dict[str, Tree]":
    return {key: value for key, value in facts.items() if value}


def _leaves(facts: "Mapping[str, Tree]", above: tuple[str, ...] = ()) -> "Iterator[tuple[tuple[str, ...], Tree]]":
    for key, value in facts.items():
        if isinstance(value, dict):
            yield from _leaves(value, (*above, key))
        else:
            yield (*above, key), value


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
