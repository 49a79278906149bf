"""Makes a workspace of many submissions, about 80 lines each, to measure on; the figures mean nothing."""

import random
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_SENTENCES = (
    "Ban Thường vụ đã chỉ đạo rà soát, sắp xếp lại tổ chức và phân công lại cán bộ phụ trách.",
    "Các lớp tập huấn gắn với tình huống thực tế ở cơ sở, học viên trao đổi nhiều hơn nghe giảng.",
    "Việc phân cấp tập huấn kèm kinh phí còn chậm ở một số công đoàn cấp trên trực tiếp cơ sở.",
    "Đã kiểm tra, hướng dẫn khắc phục những thiếu sót về hồ sơ và sinh hoạt định kỳ.",
)


def make_workspace(folder: Path, submissions: int, *, seed: int = 1) -> Path:
    """A data folder with the real plan and units and as many submissions, each for a made-up district union."""
    data = folder / "data"
    shutil.copytree(ROOT / "data", data)
    chance = random.Random(seed)
    for number in range(submissions):
        unit = f"cd-minh-hoa-{number:06d}"
        shard = data / "submissions" / "2015-annual" / f"nhom-{number // 500:03d}"
        shard.mkdir(parents=True, exist_ok=True)
        (shard / f"{unit}.yaml").write_text(_submission(unit, chance), "utf-8", newline="\n")
    units = "\n".join(map(_unit, range(submissions)))
    for start in range(0, submissions, 500):
        part = "\n".join(_unit(number) for number in range(start, min(start + 500, submissions)))
        (data / "units" / f"nhom-{start // 500:03d}.yaml").write_text(part + "\n", "utf-8", newline="\n")
    del units
    return data


def _unit(number: int) -> str:
    unit = f"cd-minh-hoa-{number:06d}"
    return f"- id: {unit}\n  kind: sector\n  name: Công đoàn minh họa {number}\n  short_name: CĐ minh họa {number}"


def _submission(unit: str, chance: random.Random) -> str:
    lines = [
        f"unit: {unit}",
        "period: 2015-annual",
        "paper:",
        f"  number: {chance.randrange(1, 400)}/BC-{unit[-6:]}",
        "  signed: 05/11/2015",
        "  signer: Nguyễn Văn Minh",
        "  position: Chủ tịch",
        f"received: {chance.randrange(6, 15):02d}/11/2015",
        f'register_number: "{chance.randrange(1, 999)}"',
        "channel: email",
        "tasks:",
    ]
    for clause in ("II.3.a", "II.3.b", "II.3.c", "II.3.d", "II.3.e", "III.3"):
        lines += [
            f"  {clause}:",
            f"    progress: {chance.choice(('done', 'under-way'))}",
            f'    result: "{chance.choice(_SENTENCES)} {chance.choice(_SENTENCES)}"',
        ]
    lines.append("indicators:")
    total = 0
    for name in ("theory", "specialist", "politics", "profession", "other"):
        value = chance.randrange(0, 40)
        total += value
        lines.append(f"  {name}_classes: {value}")
    lines.append(f"  training_classes: {total}")
    lines += [
        f"  training_attendances: {chance.randrange(2, 40)}.{chance.randrange(100, 999)}.000",
        f"  trained_persons: {chance.randrange(900, 1900)}",
    ]
    for row in (
        "officials",
        "officials_women",
        "officials_full_time",
        "officials_part_time",
        "trained_full_time",
    ):
        parts = [chance.randrange(1, 500) for _ in range(3)]
        lines += [
            f"  {row}_{level}: {part}"
            for level, part in zip(("province", "district", "grassroots"), parts, strict=True)
        ]
    training, base = chance.randrange(700, 2500), 9_000
    lines += [
        "budget:",
        "  base_kind: regular-expenditure",
        "  scope: own-level",
        "  estimate:",
        f"    training: {training}.000.000",
        f"    base: {base}.000.000",
    ]
    lines += [
        "  to_date:",
        f"    training: {training - 100}.000.000",
        f"    base: {base - 900}.000.000",
        "texts:",
    ]
    for text in ("results", "shortcomings", "causes", "good_practice", "next_year"):
        lines.append(f'  {text}: "{chance.choice(_SENTENCES)} {chance.choice(_SENTENCES)}"')
    return "\n".join(lines) + "\n"
