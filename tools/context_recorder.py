"""A pytest plugin for tools/mutate.py: coverage learns which test is running, and each passed test's seconds are kept."""

import json
import time
from collections.abc import Generator
from pathlib import Path

import coverage
import pytest


class Recorder:
    """Names each test to coverage while it runs, its fixtures too."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._seconds: dict[str, float] = {}
        self._odd: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Runs one test under its name."""
        running = coverage.Coverage.current()
        assert running, "coverage is not running"  # noqa: S101
        running.switch_context(item.nodeid)
        start = time.monotonic()
        try:
            return (yield)
        finally:
            running.switch_context("")
            self._seconds[item.nodeid] = round(time.monotonic() - start, 3)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A test that is skipped or fails by itself can kill nothing."""
        if report.outcome != "passed":
            self._odd.add(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        """Keeps the seconds of those that passed."""
        passed = {test: seconds for test, seconds in self._seconds.items() if test not in self._odd}
        self._file.write_text(json.dumps(passed, ensure_ascii=False, indent=0), "utf-8")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where the seconds go."""
    parser.addoption("--seconds-file", type=Path, required=True)


def pytest_configure(config: pytest.Config) -> None:
    """Registers the recorder."""
    config.pluginmanager.register(Recorder(config.getoption("--seconds-file")))
