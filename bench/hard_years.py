"""Years that are lawful, likely and slow: a workspace of `records.py` with one thing amiss all over."""

import re
from collections.abc import Callable
from pathlib import Path

_PASTED = (
    "Ban Thường vụ đã chỉ đạo các cấp công đoàn trực thuộc quán triệt, triển khai đầy đủ nội dung Chương trình, gắn "
    "với kế hoạch công tác năm của đơn vị; định kỳ kiểm tra, đánh giá, kịp thời tháo gỡ khó khăn cho cơ sở."
)


def orphans(data: Path) -> None:
    """Every unit stands under one that no list holds yet: districts entered before their province."""
    _rewrite(_lists(data), lambda text: text.replace("  kind: sector\n", "  kind: sector\n  parent: ldld-huyen-moi\n"))


def strangers(data: Path) -> None:
    """Every other unit is not in the lists yet, and its report is there."""
    _rewrite(_lists(data), lambda text: "- id:".join(text.split("- id:")[::2]))


def pasted(data: Path) -> None:
    """One long paragraph stands in every report."""
    _rewrite(_reports(data), lambda text: re.sub(r"\n  results: .*", f"\n  results: {_PASTED}", text))


def retold(data: Path) -> None:
    """The same, each with a name and a number of its own."""
    for number, path in enumerate(_reports(data)):
        told = f"Ban Thường vụ CĐ Minh Họa {number} ở {number + 2} cơ sở {_PASTED[:1].lower()}{_PASTED[1:]}"
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"\n  results: .*", f"\n  results: {told}", text), "utf-8", newline="\n")


def faulty(data: Path) -> None:
    """Every report has several faults to name, with a guess at what was meant."""

    def spoil(text: str) -> str:
        text = text.replace("channel: email", "channel: emial").replace("progress: done", "progress: dnoe", 1)
        text = text.replace("scope: own-level", "scope: own-levle")
        return text.replace("indicators:\n", "indicators:\n  clases: 1\n")

    _rewrite(_reports(data), lambda text: f"{spoil(text)}recieved: 12/11/2015\n")


HARD_YEARS: dict[Callable[[Path], None], float] = {orphans: 1.5, strangers: 2, pasted: 2, retold: 2.5, faulty: 2}
"""How to make each year, and how many times a plain year it should cost at most."""


def _lists(data: Path) -> list[Path]:
    return sorted((data / "units").glob("nhom-*.yaml"))


def _reports(data: Path) -> list[Path]:
    return sorted((data / "submissions").rglob("*.yaml"))


def _rewrite(paths: list[Path], change: Callable[[str], str]) -> None:
    for path in paths:
        path.write_text(change(path.read_text("utf-8")), "utf-8", newline="\n")
