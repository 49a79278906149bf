"""The Word templates tried on a rehearsal year, and what they may use."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from plan2015.acts.opened import Opened
from plan2015.acts.paper_file import open_store, open_tables, read_paper, templates_guarded
from plan2015.acts.rehearsal import rehearse
from plan2015.forms import samples as forms
from plan2015.obligations import Standings, standings_on
from plan2015.office.gate import GateError
from plan2015.office.template.environment import FILTERS
from plan2015.office.template.faults import TemplateError
from plan2015.office.template.names import unknown_names
from plan2015.office.template.store import TemplateStore
from plan2015.office.word.package import open_package
from plan2015.office.word.structure import find_faults
from plan2015.office.word.text import text_lines
from plan2015.papers import fields, samples
from plan2015.records.load import load
from plan2015.records.model.paper_tables import PaperTables
from plan2015.records.model.plan import Plan
from plan2015.records.paper_tables import BrokenTablesError
from plan2015.records.reading.folder import Folder
from plan2015.rules import check
from plan2015.screens.problem_lines import problem_lines

__all__ = ["FIELDS", "FILTERS", "find_template_faults", "lines_of"]

FIELDS = {**fields.FIELDS, **forms.FIELDS}
"""Of each template the names it may use, and what they mean."""
_SAMPLE_UNITS = 6


def find_template_faults(opened: Opened, folder: Path) -> list[str]:
    """What is wrong with the templates of a workspace; each is rendered on a rehearsal year below a folder."""
    store = open_store(opened)
    return [*_try_tables(store, opened.plan), *_try_templates(store, _sample(folder))]


def lines_of(path: Path) -> Sequence[str]:
    """The text of a Word file, a line a paragraph."""
    with templates_guarded():
        return list(text_lines(open_package(read_paper(path))))


def _sample(folder: Path) -> Standings:
    """A small rehearsal year, as the day's standings."""
    year = rehearse(folder, _SAMPLE_UNITS, seed=1)
    workspace = load(Folder(str(folder / "data"), "data"))
    if workspace.plan is None:
        raise AssertionError("the sample plan has errors")
    return standings_on(year.story.best_day, workspace.plan, workspace, check(workspace))


def _try_tables(store: TemplateStore, plan: Plan) -> list[str]:
    try:
        open_tables(store, plan)
    except BrokenTablesError as error:
        return [problem_lines(problem) for problem in error.problems]
    return []


def _sample_tables(store: TemplateStore, plan: Plan) -> PaperTables:
    """The office's tables where they suit the sample plan; else ours, for templates are tried all the same."""
    try:
        return open_tables(store, plan)
    except BrokenTablesError:
        return open_tables(TemplateStore(None), plan)


def _try_templates(store: TemplateStore, standings: Standings) -> list[str]:
    faults: dict[str, None] = {}
    tables = _sample_tables(store, standings.plan)
    for name, context in chain(samples.sample_contexts(standings, tables), forms.sample_contexts(standings)):
        try:
            template = store.template(name)
            unknown = [str(error) for error in unknown_names(template, store.environment, context)]
            faults |= dict.fromkeys(unknown)
            if not unknown:
                faults |= dict.fromkeys(f"{template.name}: {f}" for f in find_faults(template.render(context).parts))
        except TemplateError as error:
            faults[str(error)] = None
        except (GateError, OSError) as error:
            faults[f"{store.shown(name)}: {error}"] = None
    return list(faults)
