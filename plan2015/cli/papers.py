"""What the commands that write papers share: templates, the data's identity, files that are not ours to overwrite."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plan2015.cli.acts import wait
from plan2015.cli.options import Opened, Refusal, choose_period

if TYPE_CHECKING:
    from plan2015.office.template.store import TemplateStore
    from plan2015.office.word.package import Parts
    from plan2015.papers.evidence.book import Book, Provenance

out_option = click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), required=True, metavar="TỆP.docx", help="Ghi ra tệp nào."
)
force_option = click.option("--force", is_flag=True, help="Ghi đè cả tệp đã sửa tay; tệp cũ được giữ lại bên cạnh.")


def open_store(opened: Opened) -> "TemplateStore":
    """The templates beside the data folder, else the packaged ones."""
    from plan2015.office.template.store import TemplateStore

    folder = Path(opened.workspace.folder.root).parent / "templates"
    return TemplateStore(folder if folder.is_dir() else None, read=_read_template)


def read_paper(path: Path) -> bytes:
    """A Word or Excel file that somebody named; a link is followed, a pipe never."""
    from plan2015.files.gate import read_regular
    from plan2015.office.gate import LARGEST

    return read_regular(str(path), LARGEST, through_links=True)


def _read_template(path: Path) -> bytes:
    from plan2015.files.gate import read_regular
    from plan2015.office.gate import LARGEST

    return read_regular(str(path), LARGEST)


def provenance(opened: Opened) -> "Provenance":
    """What the papers are made from: the hash of all data files, and the commit where git knows it."""
    from plan2015.cli.known import revision_of
    from plan2015.papers.evidence.book import Provenance

    revision = revision_of(opened.workspace)
    return Provenance(data_hash(opened), revision.short if revision else None, bool(revision and revision.dirty))


def data_hash(opened: Opened) -> str:
    """One hash of every file below the data folder, by path and content; the register of letters is not of it."""
    from plan2015.records.kinds import LETTERS

    total = hashlib.sha256()
    folder = opened.workspace.folder
    for path in folder.paths():
        if path != LETTERS.at:
            total.update(f"{path}\n{folder.digest_of(path)}\n".encode("utf-8", "surrogateescape"))
    return total.hexdigest()


def save(path: Path, data: bytes, *, force: bool) -> bool:
    """Writes a paper and tells whether anything changed; what is not ours or was changed by hand stays."""
    from plan2015.office.word.package import is_untouched
    from plan2015.records.editing.writer import WriteError, digest, write_file

    try:
        old = read_paper(path) if os.path.lexists(path) else None
        if old == data:
            return False
        if old is not None and not is_untouched(old):
            _keep_beside(path, old, force=force)
        write_file(str(path), data, digest(old) if old is not None else None, wait)
    except WriteError as error:
        raise Refusal(f"{path}: {error}") from None
    except PermissionError:
        raise Refusal(
            f"{path}: không ghi được; tệp đang mở trong Word hoặc chỉ cho đọc. Đóng tệp rồi thử lại."
        ) from None
    return True


def _keep_beside(path: Path, old: bytes, *, force: bool) -> None:
    from plan2015.records.editing.writer import write_file

    if not force:
        raise Refusal(
            f"{path}: tệp đã có và không phải do plan2015 ghi, hoặc đã được sửa tay; không ghi đè. "
            "Ghi ra tên khác, hoặc thêm --force (tệp cũ được giữ lại bên cạnh)."
        )
    number = 1
    while (kept := path.with_name(f"{path.stem}.cu-{number}{path.suffix}")).exists():
        number += 1
    write_file(str(kept), old, None, wait)
    click.echo(f"Đã giữ tệp cũ ở {kept}", err=True)


def choose_report_period(wanted: str | None, opened: Opened) -> str:
    """The period of a report that was asked for, else the plan's last; refused when the plan asks no report of it."""
    period = choose_period(wanted, opened) or opened.plan.periods[-1].id
    if all(report.period != period for report in opened.plan.reports):
        raise Refusal(f"Kế hoạch không yêu cầu báo cáo kỳ {period}.")
    return period


def check_output(path: Path, suffix: str = ".docx") -> None:
    """A paper goes into a file of its kind; anything else was probably mistyped."""
    if path.suffix.casefold() != suffix:
        raise Refusal(f"“{path}”: tên tệp phải có đuôi {suffix}.")


@contextmanager
def templates_guarded() -> Iterator[None]:
    """A mistake in a template or the plan is the office's to mend: its place is said, without a traceback."""
    from plan2015.office.gate import GateError
    from plan2015.office.paper import UnsoundPaperError
    from plan2015.office.template.faults import TemplateError
    from plan2015.records.kinds import PLAN
    from plan2015.records.model.plan import NotInPlanError

    try:
        yield
    except NotInPlanError as error:
        raise Refusal(f"{error}. Xem mã các chỉ tiêu trong {PLAN.at}.") from None
    except TemplateError as error:
        raise Refusal(str(error)) from None
    except GateError as error:
        raise Refusal(f"mẫu trong thư mục templates: {error}") from None
    except UnsoundPaperError as error:
        raise Refusal(f"mẫu cho ra tệp Word không lành lặn, chưa ghi: {error}") from None


def open_paper(path: Path) -> "tuple[Parts, Book]":
    """A paper that we wrote and the evidence in it; refused when it is none, or the evidence was changed."""
    from plan2015.office.gate import GateError
    from plan2015.office.word.package import open_package
    from plan2015.papers.evidence.verify import NoEvidenceError, evidence_of
    from plan2015.papers.evidence.xml import BrokenEvidenceError

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
