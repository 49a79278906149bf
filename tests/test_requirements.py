"""The lists of pinned libraries: whole for each system and Python that we name, and of no one machine."""

import re
import runpy
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.conftest import REPOSITORY

PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
RUNTIME: list[str] = PROJECT["dependencies"]
DEVELOPMENT: list[str] = PROJECT["optional-dependencies"]["dev"]
LISTS = {"requirements.txt": RUNTIME, "requirements-dev.txt": RUNTIME + DEVELOPMENT}
SYSTEMS = {
    "linux": {"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux"},
    "win32": {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows"},
}
PYTHONS = ("3.11", "3.12", "3.13")
NEEDS_NOTHING = {"colorama"}
"""Libraries that the machine of the tests may not have, so that they cannot be asked."""

ENTRY = re.compile(r"([a-z0-9-]+)==([^\s;]+)(?: ; ([^/\\]+?))?((?: --hash=sha256:[0-9a-f]{64})+)")
Pins = dict[str, Version]


def read(name: str) -> str:
    return (REPOSITORY / name).read_text("utf-8")


def entries(text: str) -> list[str]:
    return [line for line in re.sub(r" *\\\n *", " ", text).splitlines() if line]


def foreign_lines(text: str) -> list[str]:
    """What is no library with its version and hashes: addresses, folders, options of the machine that wrote it."""
    return [line for line in entries(text) if not ENTRY.fullmatch(line)]


def pins(text: str, marks: dict[str, str]) -> Pins:
    """The libraries that a list installs on a system."""
    found = [match.groups() for match in map(ENTRY.fullmatch, entries(text)) if match]
    return {
        name: Version(pinned)
        for name, pinned, marker, _ in found
        if applies(Requirement(f"{name}; {marker}" if marker else name), marks)
    }


def marks_of(system: str, python: str) -> dict[str, str]:
    python_is = {"python_version": python, "python_full_version": f"{python}.0", "implementation_name": "cpython"}
    return {**SYSTEMS[system], **python_is, "platform_python_implementation": "CPython", "platform_machine": "AMD64"}


def applies(wanted: Requirement, marks: dict[str, str], *extras: str) -> bool:
    return wanted.marker is None or any(wanted.marker.evaluate({**marks, "extra": extra}) for extra in ("", *extras))


def needs(wanted: Requirement, pinned: Version, marks: dict[str, str]) -> Iterator[Requirement]:
    """What a library asks for on a system, as the installed one says."""
    try:
        asked, here = requires(wanted.name) or [], Version(version(wanted.name))
    except PackageNotFoundError:
        assert wanted.name in NEEDS_NOTHING, f"{wanted.name} is not installed here"
        return
    if here != pinned:
        pytest.skip(f"{wanted.name} {here} ở đây không phải bản {pinned} trong danh sách")
    yield from (need for need in map(Requirement, asked) if applies(need, marks, *wanted.extras))


def lacking(text: str, asked: list[str], marks: dict[str, str]) -> set[str]:
    """Each library, asked for by us or by one of them, that a list does not give on a system."""
    have, missing, seen = pins(text, marks), set(), set()
    waiting = [wanted for wanted in map(Requirement, asked) if applies(wanted, marks)]
    while waiting:
        wanted = waiting.pop()
        if str(wanted) in seen:
            continue
        seen.add(str(wanted))
        pinned = have.get(canonicalize_name(wanted.name))
        if pinned is None or not wanted.specifier.contains(pinned, prereleases=True):
            missing.add(wanted.name)
        else:
            waiting += needs(wanted, pinned, marks)
    return missing


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_libraries_versions_and_hashes_and_nothing_of_a_machine(name: str) -> None:
    assert len(entries(read(name))) > 10
    assert foreign_lines(read(name)) == []


@pytest.mark.parametrize(
    "line",
    [
        "--find-links /opt/wheels",
        "--index-url https://example.org/simple",
        "-e .",
        "click @ file:///opt/click.whl --hash=sha256:" + "0" * 64,
        "click==8.5.1",
        "click==8.5.1 --hash=sha256:0",
        "click==8.5.1 --hash=sha256:" + "0" * 64 + " --hash=md5:0",
        "# made in /home/me",
    ],
)
def test_what_a_machine_says_of_itself_would_be_seen(line: str) -> None:
    assert foreign_lines(f"{read('requirements.txt')}{line}\n") == [line]


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("name", LISTS)
def test_a_list_gives_all_that_is_needed_on_a_system(name: str, system: str, python: str) -> None:
    assert lacking(read(name), LISTS[name], marks_of(system, python)) == set()


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(("library", "systems"), [("colorama", {"win32"}), ("click", {"linux", "win32"})])
def test_a_library_that_is_left_out_would_be_missed(name: str, library: str, systems: set[str]) -> None:
    text = "\n".join(line for line in entries(read(name)) if not line.startswith(f"{library}=="))

    assert {s for s in SYSTEMS if library in lacking(text, LISTS[name], marks_of(s, "3.11"))} == systems


def test_both_lists_agree() -> None:
    for system in SYSTEMS:
        marks = marks_of(system, "3.11")
        assert pins(read("requirements.txt"), marks).items() <= pins(read("requirements-dev.txt"), marks).items()


def test_each_library_has_a_lowest_version_that_ci_tries() -> None:
    lowest = runpy.run_path(str(REPOSITORY / ".ci" / "lowest.py"))["lowest"]
    tried = {canonicalize_name(Requirement(line).name): Requirement(line) for line in lowest(PROJECT)}

    for wanted in map(Requirement, RUNTIME + DEVELOPMENT):
        (bound,) = [one.version for one in wanted.specifier if one.operator == ">="]
        assert tried[canonicalize_name(wanted.name)].specifier == Requirement(f"x=={bound}").specifier
        assert tried[canonicalize_name(wanted.name)].marker == wanted.marker
