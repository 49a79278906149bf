"""The shipped Word templates are what tools/ writes: what a review reads there is what an office prints."""

import subprocess
import sys
from pathlib import Path

from tests.conftest import REPOSITORY


def test_the_shipped_templates_are_fresh(tmp_path: Path) -> None:
    command = [sys.executable, str(REPOSITORY / "tools" / "first_templates.py"), str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)

    shipped = {path.name: path.read_bytes() for path in (REPOSITORY / "templates").glob("*.docx")}
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.docx")} == shipped
