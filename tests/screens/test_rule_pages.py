"""The rule reference is written by the rules themselves, and says which clause is checked by which."""

import pytest
import yaml

from plan2015.records.faults import Page
from plan2015.records.problem import Kind
from plan2015.rules import pages
from plan2015.screens.rule_pages import reference
from tests.conftest import REPOSITORY, Run

PAGE = REPOSITORY / "docs" / "rules.md"
COVERAGE = tuple(yaml.safe_load((REPOSITORY / "docs" / "rules-by-clause.yaml").read_text("utf-8")).items())


def test_the_reference_is_fresh(update_golden: bool) -> None:
    written = reference(pages().values(), COVERAGE)
    if update_golden:
        PAGE.write_text(written, "utf-8", newline="\n")

    assert PAGE.read_text("utf-8") == written


def test_the_coverage_names_only_rules_that_exist() -> None:
    assert {name for _, names in COVERAGE for name in names} <= set(pages())


def test_the_coverage_has_every_clause_of_the_shipped_plan(run_in: Run) -> None:
    plan = (REPOSITORY / "data" / "tasks.yaml").read_text("utf-8")
    clauses = {line.split("clause: ")[1].split("#")[0].strip() for line in plan.splitlines() if "clause: " in line}

    assert clauses == {clause for clause, _ in COVERAGE}


def test_every_page_says_what_why_on_what_ground_and_how_to_mend() -> None:
    for page in pages().values():
        assert all((page.summary, page.why, page.basis, page.fix)), page.name
        assert page.summary.endswith(".")


def test_explain_prints_each_page(run: Run) -> None:
    for name, page in pages().items():
        said = run("explain", name)
        assert said.code == 0
        assert " ".join(page.fix.split()[:4]) in " ".join(said.out.split())


def test_the_parts_of_a_page_are_named_where_it_is_written() -> None:
    with pytest.raises(TypeError, match="positional"):
        Page("too-large", Kind.ERROR, "Tệp quá lớn.", "Chép nhầm.", "Xem lại.")  # type: ignore[misc]
