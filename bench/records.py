"""Makes a workspace of many complete submissions to measure on; the figures mean nothing."""

import random
import shutil
from pathlib import Path

from plan2015.obligations.completeness import required_questions
from plan2015.questionnaire import Questionnaire
from plan2015.records.load import load
from plan2015.records.model.unit import Unit
from plan2015.records.reading.folder import Folder

ROOT = Path(__file__).resolve().parent.parent
_SENTENCES = (
    "Ban Thường vụ đã chỉ đạo rà soát, sắp xếp lại tổ chức.",
    "Các lớp tập huấn gắn với tình huống thực tế ở cơ sở.",
    "Việc phân cấp tập huấn kèm kinh phí còn chậm.",
    "Đã kiểm tra, hướng dẫn khắc phục những thiếu sót về hồ sơ.",
)


def make_workspace(folder: Path, submissions: int, *, seed: int = 1) -> Path:
    """A data folder with the real plan and units, and as many made-up sector unions, each with a complete report."""
    data = folder / "data"
    shutil.copytree(ROOT / "data", data)
    chance = random.Random(seed)
    places = _required_places(data)
    names = [f"cd-minh-hoa-{number:06d}" for number in range(submissions)]
    for start in range(0, submissions, 500):
        group = f"nhom-{start // 500:03d}"
        shard = data / "submissions" / "2015-annual" / group
        shard.mkdir(parents=True)
        for name in names[start : start + 500]:
            _write(shard / f"{name}.yaml", _submission(name, places, chance))
        _write(data / "units" / f"{group}.yaml", "".join(map(_unit, names[start : start + 500])))
    return data


def _required_places(data: Path) -> dict[str, list[str]]:
    """What the real form requires of a sector union, by group of keys."""
    plan = load(Folder(str(data))).plan
    if plan is None:
        raise SystemExit("data/tasks.yaml has errors")
    unit = Unit(id="x", kind="sector", name="x", short_name="x", has_school=False)
    report = next(report for report in plan.reports if report.clause == "II.3.g")
    places: dict[str, list[str]] = {"tasks": [], "indicators": [], "texts": []}
    for question in required_questions(Questionnaire(plan), report, unit):
        group, _, name = question.key.partition(".")
        places.setdefault(group, []).append(name)
    kinds = plan.indicator_by_id
    places["numbers"] = [name for name in places["indicators"] if kinds[name].type == "number"]
    places["measures"] = [kinds[name].measure or "" for name in places["numbers"]]
    places["chosen"] = [f"{n}: {kinds[n].choices[-1].value}" for n in places["indicators"] if kinds[n].type == "choice"]
    places["chosen"] += [f"{name}: Văn phòng" for name in places["indicators"] if kinds[name].type == "text"]
    places["papers"] = [name for name in places["indicators"] if kinds[name].type == "paper"]
    return places


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")


def _unit(name: str) -> str:
    number = int(name[-6:])
    return f"- id: {name}\n  kind: sector\n  name: Công đoàn minh họa {number}\n  short_name: CĐ minh họa {number}\n"


def _figures(number: int, names: list[str], measures: list[str]) -> list[str]:
    """One figure for each measure, no two unions alike; what is a part of another is equal to it, so no more."""
    size = 5_000 + number
    of = {"lượt người": 80 * size, "người": 6 * size}
    given = dict(zip(names, (of.get(measure, size) for measure in measures), strict=True))
    # The officials are the sum of those full and part time; of these, less than all were trained.
    return [f"  {name}: {_told(name, value)}" for name, value in given.items()]


def _told(name: str, value: int) -> int:
    return 2 * value if name == "officials" else value * 2 // 3 if name.startswith("trained_") else value


def _submission(unit: str, places: dict[str, list[str]], chance: random.Random) -> str:
    lines = [
        *(f"unit: {unit}", "period: 2015-annual", "paper:", f"  number: {chance.randrange(1, 400)}/BC-{unit[-6:]}"),
        *("  signed: 05/11/2015", "  signer: Nguyễn Văn A", "  position: Chủ tịch"),
        *(f"received: {chance.randrange(6, 15):02d}/11/2015", "channel: email", "tasks:"),
    ]
    for clause in places["tasks"]:
        lines += [f"  {clause}:", f"    progress: {chance.choice(('done', 'under-way'))}"]
        lines += [f"    result: {chance.choice(_SENTENCES)}"]
    # Figures hold together under every edit of the plan, so that what is measured is a year without alarms.
    lines += ["indicators:", "  data_from: 01/01/2015", "  data_until: 31/10/2015"]
    lines += _figures(int(unit[-6:]), places["numbers"], places["measures"])
    lines += [f"  {choice}" for choice in places["chosen"]]
    for paper in places["papers"]:
        lines += [f"  {paper}:", f"    number: {chance.randrange(1, 99)}/KH-CĐN", "    date: 20/02/2015"]
    lines += ["budget:", "  base_kind: regular-expenditure", "  scope: own-level", "  estimate:"]
    lines += [f"    training: {chance.randrange(1400, 2500)}000000", "    base: 9.000.000.000", "texts:"]
    lines += [f'  {text}: "{chance.choice(_SENTENCES)} {chance.choice(_SENTENCES)}"' for text in places["texts"]]
    return "\n".join(lines) + "\n"
