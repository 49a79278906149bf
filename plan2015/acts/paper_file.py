"""Papers as files: templates they are made with, what they are made from, files that are not ours to overwrite."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from plan2015.acts.known import revision_of
from plan2015.acts.opened import Opened, shown_path
from plan2015.acts.refusal import Refusal
from plan2015.files.gate import read_regular
from plan2015.files.place import Wait
from plan2015.forms.issued import is_issued_list
from plan2015.office.gate import LARGEST, GateError
from plan2015.office.paper import UnsoundPaperError
from plan2015.office.template.faults import TemplateError
from plan2015.office.template.store import TemplateStore
from plan2015.office.word.package import Parts, is_untouched, open_package
from plan2015.papers.evidence.book import Book, Provenance
from plan2015.papers.evidence.verify import NoEvidenceError, evidence_of
from plan2015.papers.evidence.xml import BrokenEvidenceError
from plan2015.papers.report.finished_report import Design
from plan2015.records.editing.transaction import WriteError
from plan2015.records.editing.writer import digest, write_file
from plan2015.records.kinds import LETTERS, PLAN
from plan2015.records.model.paper_tables import PaperTables
from plan2015.records.model.plan import NotInPlanError, Plan
from plan2015.records.paper_tables import BrokenTablesError, read_paper_tables
from plan2015.screens.plain import plain

_COPY_FIRST = "Tệp này kèm theo plan2015: chép từ một thư mục lập bằng plan2015 init vào templates, rồi sửa ở đó."


def open_store(opened: Opened) -> TemplateStore:
    """The templates beside the data folder, else the packaged ones."""
    # Absolute, because the parent of “.” would be “.” itself.
    folder = Path(opened.workspace.folder.root).absolute().parent / "templates"
    return TemplateStore(folder if folder.is_dir() else None, read=_read_template)


def read_paper(path: Path) -> bytes:
    """A Word or Excel file that somebody named; a link is followed, a pipe never."""
    return read_regular(str(path), LARGEST, through_links=True)


def _read_template(path: Path) -> bytes:
    return read_regular(str(path), LARGEST)


def open_tables(store: TemplateStore, plan: Plan) -> PaperTables:
    """The tables that stand beside the templates, held against the plan; all that is wrong with them is one error."""
    path = store.path("tables", ".yaml")
    if store.is_own("tables", ".yaml"):
        return read_paper_tables(str(path), shown_path(str(path)).replace(os.sep, "/"), plan)
    try:
        return read_paper_tables(str(path), store.shown("tables", ".yaml"), plan)
    except BrokenTablesError as error:
        first, *others = error.problems
        raise BrokenTablesError((replace(first, hint=f"{first.hint} {_COPY_FIRST}"), *others)) from None


def open_design(opened: Opened) -> Design:
    """What a report looks like: the templates and the tables beside them."""
    store = open_store(opened)
    return Design(store, open_tables(store, opened.plan))


def provenance(opened: Opened, variables: Mapping[str, str]) -> Provenance:
    """What the papers are made from: the hash of all data files, and the commit where git knows it."""
    revision = revision_of(opened.workspace, variables)
    return Provenance(data_hash(opened), revision.short if revision else None, bool(revision and revision.dirty))


def data_hash(opened: Opened) -> str:
    """One hash of every file below the data folder, by path and content; neither the register of letters
    nor what forms asked is of it: no figure rests on them."""
    total = hashlib.sha256()
    folder = opened.workspace.folder
    for path in folder.paths():
        if path != LETTERS.at and not is_issued_list(path):
            total.update(f"{path}\n{folder.digest_of(path)}\n".encode("utf-8", "surrogateescape"))
    return total.hexdigest()


class Saved(NamedTuple):
    """What became of a paper's file."""

    changed: bool
    kept: Path | None = None
    """Where the file that was changed by hand is kept, if one was overwritten."""


def save(path: Path, data: bytes, wait: Wait, *, force: bool) -> Saved:
    """Writes a paper; what is not ours or was changed by hand stays, or is kept beside it when that is forced."""
    kept = None
    try:
        old = read_paper(path) if os.path.lexists(path) else None
        if old == data:
            return Saved(changed=False)
        if old is not None and not is_untouched(old):
            kept = _keep_beside(path, old, wait, force=force)
        write_file(str(path), data, digest(old) if old is not None else None, wait)
    except WriteError as error:
        raise Refusal(f"{path}: {error}") from None
    except PermissionError:
        raise Refusal(
            f"{path}: không ghi được; tệp đang mở trong Word hoặc chỉ cho đọc. Đóng tệp rồi thử lại."
        ) from None
    return Saved(changed=True, kept=kept)


def _keep_beside(path: Path, old: bytes, wait: Wait, *, force: bool) -> Path:
    if not force:
        raise Refusal(
            f"{path}: tệp đã có và không phải do plan2015 ghi, hoặc đã được sửa tay; không ghi đè. "
            "Ghi ra tên khác, hoặc thêm --force (tệp cũ được giữ lại bên cạnh)."
        )
    number = 1
    while (kept := path.with_name(f"{path.stem}.cu-{number}{path.suffix}")).exists():
        number += 1
    write_file(str(kept), old, None, wait)
    return kept


def choose_report_period(wanted: str | None, opened: Opened) -> str:
    """The period of a report that was asked for, else the plan's last; refused when the plan asks no report of it."""
    period = opened.choose_period(wanted) or opened.plan.periods[-1].id
    if all(report.period != period for report in opened.plan.reports):
        raise Refusal(f"Kế hoạch không yêu cầu báo cáo kỳ {period}.")
    return period


@contextmanager
def templates_guarded() -> Iterator[None]:
    """A mistake in a template or the plan is the office's to mend: its place is said, without a traceback."""
    try:
        yield
    except BrokenTablesError as error:
        raise Refusal(_first_fault(error)) from None
    except NotInPlanError as error:
        raise Refusal(f"{error}. Xem mã các chỉ tiêu trong {PLAN.at}.") from None
    except TemplateError as error:
        raise Refusal(str(error)) from None
    except GateError as error:
        raise Refusal(f"mẫu trong thư mục templates: {error}") from None
    except UnsoundPaperError as error:
        raise Refusal(f"mẫu cho ra tệp Word không lành lặn, chưa ghi: {error}") from None


def _first_fault(error: BrokenTablesError) -> str:
    first, others = error.problems[0], len(error.problems) - 1
    more = f" Tệp còn {others} lỗi nữa: plan2015 template check." if others else ""
    return plain(f"{first.place}: {first.message} [{first.rule}]. {first.hint}{more}")


def open_paper(path: Path) -> tuple[Parts, Book]:
    """A paper that we wrote and the evidence in it; refused when it is none, or the evidence was changed."""
    try:
        parts = open_package(read_paper(path))
        return parts, evidence_of(parts)
    except GateError as error:
        raise Refusal(f"{path}: {error}") from None
    except NoEvidenceError:
        raise Refusal(
            f"{path}: văn bản không mang theo căn cứ số liệu (không phải báo cáo do plan2015 lập, "
            "hoặc đã qua chương trình làm mất phần đó)."
        ) from None
    except BrokenEvidenceError:
        raise Refusal(f"{path}: phần căn cứ số liệu trong tệp đã bị sửa, không đối chiếu được nữa.") from None
