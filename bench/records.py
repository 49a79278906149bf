"""Makes a workspace of many submissions, about 80 lines each, to measure on; the figures mean nothing."""

import random
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_SENTENCES = (
    "Ban Thường vụ đã chỉ đạo rà soát, sắp xếp lại tổ chức.",
    "Các lớp tập huấn gắn với tình huống thực tế ở cơ sở.",
    "Việc phân cấp tập huấn kèm kinh phí còn chậm.",
    "Đã kiểm tra, hướng dẫn khắc phục những thiếu sót về hồ sơ.",
)
_TASKS = ("II.3.a", "II.3.b", "II.3.c", "II.3.d", "II.3.e", "III.3")
_TEXTS = ("results", "shortcomings", "causes", "good_practice", "next_year")


def make_workspace(folder: Path, submissions: int, *, seed: int = 1) -> Path:
    """A data folder with the real plan and units, and as many made-up sector unions with an annual report each."""
    data = folder / "data"
    shutil.copytree(ROOT / "data", data)
    chance = random.Random(seed)
    names = [f"cd-minh-hoa-{number:06d}" for number in range(submissions)]
    for start in range(0, submissions, 500):
        group = f"nhom-{start // 500:03d}"
        shard = data / "submissions" / "2015-annual" / group
        shard.mkdir(parents=True)
        for name in names[start : start + 500]:
            _write(shard / f"{name}.yaml", _submission(name, _questions(data), chance))
        _write(data / "units" / f"{group}.yaml", "".join(map(_unit, names[start : start + 500])))
    return data


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")


def _questions(data: Path) -> list[str]:
    """The first ids of numbers that the real form asks for, without those that must add up."""
    lines = (data / "tasks.yaml").read_text("utf-8").split("\nindicators:\n")[1].split("\nbudget:\n")[0]
    entries = ["- id:" + entry for entry in lines.split("- id:")[1:]]
    plain = [e for e in entries if "type:" not in e and "sums_to" not in e and "part_of" not in e and "binds" not in e]
    return [entry.splitlines()[0].removeprefix("- id:").strip() for entry in plain][:36]


def _unit(name: str) -> str:
    number = int(name[-6:])
    return f"- id: {name}\n  kind: sector\n  name: Công đoàn minh họa {number}\n  short_name: CĐ minh họa {number}\n"


def _submission(unit: str, questions: list[str], chance: random.Random) -> str:
    lines = [
        *(f"unit: {unit}", "period: 2015-annual", "paper:", f"  number: {chance.randrange(1, 400)}/BC-{unit[-6:]}"),
        *("  signed: 05/11/2015", "  signer: Nguyễn Văn A", "  position: Chủ tịch"),
        *(f"received: {chance.randrange(6, 15):02d}/11/2015", "channel: email", "tasks:"),
    ]
    for clause in _TASKS:
        lines += [f"  {clause}:", f"    progress: {chance.choice(('done', 'under-way'))}"]
        lines += [f"    result: {chance.choice(_SENTENCES)}"]
    lines += ["indicators:", *(f"  {question}: {chance.randrange(1, 900)}" for question in questions)]
    lines += ["budget:", "  base_kind: regular-expenditure", "  scope: own-level", "  estimate:"]
    lines += [f"    training: {chance.randrange(1400, 2500)}.000.000", "    base: 9.000.000.000", "texts:"]
    lines += [f'  {text}: "{chance.choice(_SENTENCES)} {chance.choice(_SENTENCES)}"' for text in _TEXTS]
    return "\n".join(lines) + "\n"
