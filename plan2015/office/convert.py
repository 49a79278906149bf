"""The one door to LibreOffice: an old or open office file as the .docx or .xlsx that can be read, in memory.

A profile of its own that runs no macro and follows no link, a folder of its own, a minute at the most.
"""

import contextlib
import os
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from plan2015.files.gate import GateError as FileGateError
from plan2015.files.gate import read_regular
from plan2015.office.gate import LARGEST, Limits, read_archive

Old = Literal["doc", "xls", "rtf", "odt", "ods"]
SECONDS = 60
"""The most time that one file may take."""
TARGETS: dict[Old, str] = {"doc": "docx", "rtf": "docx", "odt": "docx", "xls": "xlsx", "ods": "xlsx"}
_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
_NAMES = ("soffice.exe",) if os.name == "nt" else ("soffice", "libreoffice")
_OLE = b"\xd0\xcf\x11\xe0"
_ODF: dict[bytes, Old] = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
_LIMITS = Limits(file=LARGEST, members=2000, part=24 << 20, total=48 << 20, ratio=150)
_HARMLESS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop>
</item>
</oor:items>
"""


class ConvertError(Exception):
    """LibreOffice did not convert the file; the message is Vietnamese."""


def old_kind(data: bytes) -> Old | None:
    """What a file is that only LibreOffice can make readable, whatever its name says; None for any other.

    An open file that could do harm is a `GateError`.
    """
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(_OLE) and not _names(data, "EncryptedPackage"):
        return "doc" if _names(data, "WordDocument") else "xls" if _names(data, "Workbook", "Book") else None
    if data.startswith(b"PK") and b"mimetype" in data[:256]:
        parts = read_archive(data, _LIMITS).parts
        return _ODF.get(parts.get("mimetype", b"").strip())
    return None


def _names(data: bytes, *streams: str) -> bool:
    return any(stream.encode("utf-16-le") in data for stream in streams)


def find_office(environment: Mapping[str, str]) -> str | None:
    """The LibreOffice on the search path; never one in the current folder, which may be a stranger's."""
    for folder in filter(os.path.isabs, environment.get("PATH", "").split(os.pathsep)):
        for name in _NAMES:
            program = Path(folder, name)
            if program.is_file() and os.access(program, os.X_OK):
                return str(program)
    return None


def convert(data: bytes, kind: Old, program: str, environment: Mapping[str, str]) -> bytes:
    """The file as .docx or .xlsx; a `ConvertError` where that cannot be done."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        scratch, target = Path(temporary), TARGETS[kind]
        (scratch / "user").mkdir()
        (scratch / "user" / "registrymodifications.xcu").write_text(_HARMLESS, "utf-8")
        source = scratch / f"bieu.{kind}"
        source.write_bytes(data)
        arguments = ["--headless", "--norestore", "--convert-to", _FILTERS[target], "--outdir", str(scratch / "out")]
        _run([program, f"-env:UserInstallation={scratch.as_uri()}", *arguments, str(source)], scratch, environment)
        try:
            return read_regular(str(scratch / "out" / f"bieu.{target}"), LARGEST)
        except FileGateError:
            raise ConvertError("LibreOffice không đọc được tệp này") from None


def _run(command: list[str], scratch: Path, environment: Mapping[str, str]) -> None:
    quiet = subprocess.DEVNULL
    clean = {**environment, "HOME": str(scratch), "TMPDIR": str(scratch)}
    try:
        process = subprocess.Popen(  # noqa: S603  our own arguments; the file has a name of ours
            command, cwd=scratch, env=clean, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
    except OSError as error:
        raise ConvertError(f"không chạy được LibreOffice ({error.strerror})") from None
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        raise ConvertError(f"LibreOffice chuyển tệp này quá {SECONDS} giây, đã dừng") from None
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ends the program and whatever it started."""
    with contextlib.suppress(OSError):
        os.killpg(process.pid, signal.SIGKILL) if hasattr(os, "killpg") else process.kill()
    process.wait()
