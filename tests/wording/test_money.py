"""What the plan's form offers as a scope is what every screen, paper, editor and new file calls it."""

import json
from datetime import date

import pytest

from plan2015.consolidation.budget_figures import consolidate_budget
from plan2015.consolidation.consolidate import consolidate
from plan2015.papers.ledger import Ledger
from plan2015.papers.report.body_tables import budget_sheet
from plan2015.wording.money import base_words, basis_words, scope_words, short_scope_words
from tests.conftest import Run, Small

UNIT = "ldld-tinh-an-giang"
TITLE = "ngân sách một cụm"
FIELD = f"""fields:
  - code: F05
    at: budget.scope
    title: Phạm vi ngân sách
    type: choice
    required: true
    choices:
      - value: own-level
        title: ngân sách cấp mình
      - value: cluster
        title: {TITLE}
"""


@pytest.fixture
def wider(small: Small) -> Small:
    """A plan that offers a scope of its own, and a report that chose it."""
    plan = small.root / "data" / "tasks.yaml"
    text = plan.read_text("utf-8")
    assert text.count("\nfields:\n") == 1
    plan.write_text(text.replace("\nfields:\n", f"\n{FIELD}"), "utf-8")
    money = "  base_kind: regular-expenditure\n  scope: cluster\n  estimate:\n    training: 20\n    base: 100\n"
    small.submit(UNIT, f"received: 10/11/2015\nbudget:\n{money}")
    return small


def test_a_scope_that_only_the_plan_knows_is_called_the_same_everywhere(wider: Small, run: Run) -> None:
    standings = wider.standings(date(2015, 11, 25))
    consolidation = consolidate(standings, standings.plan.period_by_id["2015-annual"])
    assert standings.plan.budget
    (row,) = budget_sheet(consolidate_budget(consolidation, standings.plan.budget), standings.plan, Ledger()).rows

    assert row.cells[0] == "Chi thường xuyên, một cụm, ước cả năm (ư)"
    assert f"chi thường xuyên, {TITLE}" in " ".join(run("budget", "--as-of", "25/11/2015").out.split())


def test_editors_and_new_files_offer_what_the_plan_offers(wider: Small, run: Run) -> None:
    run("schema", "--out", "schemas")
    schema = json.loads((wider.root / "schemas" / "submission.schema.json").read_text("utf-8"))
    scope = schema["properties"]["budget"]["properties"]["scope"]
    assert TITLE in json.dumps(scope, ensure_ascii=False)
    run("new", "submission", "ldld-tinh-bac-giang", "2015-annual")
    made = (wider.root / "data/submissions/2015-annual/ldld-tinh-bac-giang.yaml").read_text("utf-8")
    line = next(line for line in made.splitlines() if line.startswith("  scope:"))

    assert f"cluster = {TITLE}" in line
    assert "F05 *" in line


def test_what_is_not_stated_or_not_known_is_said_so(wider: Small) -> None:
    plan = wider.load()[0].plan
    assert plan

    assert basis_words(None, "", plan) == "chưa ghi loại mẫu số, chưa ghi phạm vi"
    assert (base_words("wage-fund", plan), scope_words("old-scope", plan)) == ("wage-fund", "old-scope")
    assert (scope_words("own-level", plan), short_scope_words("own-level", plan)) == ("ngân sách cấp mình", "cấp mình")
