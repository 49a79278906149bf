"""A corpus of foreign YAML files, each run through `check` as a report of a small workspace, and read beside PyYAML."""

import signal
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from plan2015.records.problem import Kind
from plan2015.records.reading.reader import parse_source
from tests.conftest import Run, Small

SECONDS = 10
"""No file, whatever stands in it, may hold a command for longer."""
REPORT = "submissions/2015-annual/ldld-tinh-an-giang.yaml"
_BLANKS = ("", "~", "null")


class HangError(Exception):
    """A file took too long."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Ends what takes too long; where a system has no alarm, says so afterwards."""

    def stop(*_: object) -> None:
        raise HangError

    start = time.monotonic()
    alarm = hasattr(signal, "SIGALRM")
    before = signal.signal(signal.SIGALRM, stop) if alarm else None
    if alarm:
        signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        if alarm:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
    if time.monotonic() - start > seconds:
        raise HangError


def faults_of(corpus: Path, small: Small, run: Run, seconds: float = SECONDS) -> list[str]:
    """What went wrong, a line for each file of a folder: a crash, a hang, another value than PyYAML's."""
    files = sorted(path for path in corpus.rglob("*") if path.suffix in (".yaml", ".yml") and path.is_file())
    assert files, f"no YAML file below {corpus}"
    return [f"{path.relative_to(corpus)}: {fault}" for path in files if (fault := _fault(path, small, run, seconds))]


def _fault(path: Path, small: Small, run: Run, seconds: float) -> str:
    data = path.read_bytes()
    small.write(REPORT, data)
    try:
        with time_limit(seconds):
            said = run("check")
        if said.code not in (0, 1) or "Traceback" in said.out + said.err:
            return f"check ended with {said.code}: {said.err[-200:]}"
        return "" if is_read_alike(data) else "another value than PyYAML's BaseLoader"
    except HangError:
        return f"more than {seconds} seconds"
    except Exception as error:  # noqa: BLE001
        return f"{type(error).__name__}: {error}"


def is_read_alike(data: bytes) -> bool:
    """Whether what is accepted has the values that PyYAML's own scanner finds; what is refused has none to compare."""
    source, problems = parse_source(data, "x.yaml")
    if any(problem.kind is Kind.ERROR for problem in problems):
        return True
    return is_same(source.data, pyyaml_values(data))


def pyyaml_values(data: bytes) -> Any:
    """PyYAML's values; of what its own scanner refuses (tabs, mostly), those that its composer makes of libyaml's."""
    try:
        return yaml.load(data, Loader=yaml.BaseLoader)  # noqa: S506
    except yaml.YAMLError:
        return yaml.load(data, Loader=yaml.CBaseLoader)  # noqa: S506


def is_same(ours: Any, theirs: Any) -> bool:
    """Whether a value is the other one, in NFC, and None where that is blank."""
    if isinstance(theirs, dict):
        keys = [unicodedata.normalize("NFC", key) for key in theirs]
        pairs = zip(keys, theirs.values(), strict=True)
        return isinstance(ours, dict) and list(ours) == keys and all(is_same(ours[k], value) for k, value in pairs)
    if isinstance(theirs, list):
        same_length = isinstance(ours, list) and len(ours) == len(theirs)
        return same_length and all(map(is_same, ours, theirs))
    text = unicodedata.normalize("NFC", theirs or "")
    return bool(ours == text or (ours is None and (text in _BLANKS or not text.strip())))
