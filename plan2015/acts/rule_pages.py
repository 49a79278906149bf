"""The help pages of rules, those of the plan's edits among them."""

from pathlib import Path

from plan2015.records.faults import Page
from plan2015.records.kinds import PLAN
from plan2015.records.load import read_plan
from plan2015.records.model.plan import Plan
from plan2015.records.reading.folder import Folder
from plan2015.records.starter import starter_data
from plan2015.rules import pages


def known_pages(data: str) -> dict[str, Page]:
    """Every page by its rule's name, the edits of the plan's among them."""
    return pages(known_plan(data))


def known_plan(data: str) -> Plan | None:
    """The workspace's plan, else that of a new workspace; None where it has faults."""
    folder = data if (Path(data) / PLAN.at).is_file() else str(starter_data())
    return read_plan(Folder(folder), [PLAN.at], [])
