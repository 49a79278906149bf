"""No key of tasks.yaml stands there for nobody: each is read by some command, or it would be a promise nobody keeps."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plan2015.records.model.plan import Plan
from plan2015.records.schema import model_in
from tests.conftest import Run
from tests.papers.conftest import build_year

COMMANDS = (
    ("status",),
    ("check",),
    ("budget",),
    ("difficulties",),
    ("show", "an giang"),
    ("show", "tong-lien-doan"),
    ("schema", "--out", "schemas"),
    ("new", "submission", "truong-dh-cong-doan", "2015-h1"),
    ("render", "year-end", "--as-of", "05/12/2015", "--out", "year.docx", "--working", "work"),
    ("render", "unit", "an giang", "--as-of", "05/12/2015", "--out", "unit.docx"),
    ("render", "brief", "--as-of", "05/12/2015", "--out", "brief.docx"),
    ("render", "form", "an giang", "--period", "2015-annual", "--out", "form.docx"),
    ("render", "form", "an giang", "--period", "2015-annual", "--out", "form.xlsx"),
    ("render", "reminders", "--as-of", "05/12/2015", "--out", "letters"),
    ("import", "form.docx", "--dry-run"),
    *(("explain", asked) for asked in ("II.2.a", "II.3.g", "III", "4a/NQ-BCH")),
)


def models_of(model: Any, seen: dict[str, Any]) -> dict[str, Any]:
    """Every record type that a plan is made of, by name."""
    if model.__name__ not in seen:
        seen[model.__name__] = model
        for field in model.model_fields.values():
            if inner := model_in(field.annotation):
                models_of(inner, seen)
    return seen


class Watch:
    """Which fields of which record types are read while it is on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.read: set[str] = set()
        self.models = models_of(Plan, {})
        for name, model in self.models.items():
            monkeypatch.setattr(model, "__getattribute__", self._watching(name, model), raising=False)

    def _watching(self, name: str, model: Any) -> Any:
        fields = {field: f"{name}.{known.alias or field}" for field, known in model.model_fields.items()}
        inherited, read = model.__getattribute__, self.read

        def watched(record: Any, attribute: str) -> Any:
            if attribute in fields:
                read.add(fields[attribute])
            return inherited(record, attribute)

        return watched

    def unread(self) -> set[str]:
        """The keys that nobody has asked for."""
        keys = {f"{n}.{f.alias or key}" for n, m in self.models.items() for key, f in m.model_fields.items()}
        return keys - self.read


def vary(office: Path) -> tuple[tuple[str, ...], ...]:
    """Another year: the form is issued, a report is due within a window, a unit has nobody above it; what shows it."""
    plan, unit = office / "data/tasks.yaml", next((office / "data/units").rglob("ldld-tinh-an-giang.yaml"))
    text = plan.read_text("utf-8")
    changed = {
        r"status: proposed.*": "status: issued",
        r"(?<=\n)  paper: null": "  paper: {number: 12/HD-TLĐ, date: 02/02/2015}",
        r"due:\n(\s+)before: .*(\n\1.*)*": "due: {window: {from: 01/11/2015, until: 14/11/2015}}",
    }
    for old, new in changed.items():
        text, count = re.subn(old, new, text, count=1)
        assert count == 1, old
    plan.write_text(text, "utf-8")
    unit.write_text(unit.read_text("utf-8").replace("parent: tong-lien-doan", "parent: null"), "utf-8")
    form = ("render", "form", "an giang", "--period", "2015-annual", "--out", "form.docx")
    return (("status",), form, ("show", "an giang"))


@pytest.fixture
def watch() -> Iterator[Watch]:
    with pytest.MonkeyPatch.context() as patches:
        yield Watch(patches)


def test_each_key_of_the_plan_is_read_by_some_command(watch: Watch, run_in: Run, tmp_path: Path) -> None:
    office = build_year(tmp_path / "office", 8)
    for command in COMMANDS:
        assert run_in(office, *command).code in (0, 1), command
    for command in vary(build_year(tmp_path / "other", 8)):
        assert run_in(tmp_path / "other", *command).code in (0, 1), command

    assert watch.unread() == set()


def test_a_key_that_nobody_reads_would_be_seen(watch: Watch, run_in: Run, tmp_path: Path) -> None:
    run_in(build_year(tmp_path / "office", 4), "status")

    assert "PlanHead.recipients" in watch.unread()
    assert "Report.clause" not in watch.unread()
