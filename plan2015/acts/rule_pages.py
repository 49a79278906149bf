"""The help pages of rules, those of the plan's edits among them."""

from pathlib import Path

from plan2015.records.faults import Page
from plan2015.records.kinds import PLAN
from plan2015.records.load import read_plan
from plan2015.records.reading.folder import Folder
from plan2015.records.starter import starter_data
from plan2015.rules import pages


def known_pages(data: str) -> dict[str, Page]:
    """Every page by its rule's name: the edits are those of the workspace's plan, else of a new workspace's."""
    folder = data if (Path(data) / PLAN.at).is_file() else str(starter_data())
    return pages(read_plan(Folder(folder), [PLAN.at], []))
