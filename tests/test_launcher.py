"""bin/ on the PATH gives the command plan2015 in every folder: the run.py beside it, its words, its exit code."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import BARE_PYTHON, REPOSITORY

TELL = "import os, sys\nprint(os.getcwd(), sys.argv[1:], sys.flags.isolated)\nsys.exit(7)\n"


@pytest.mark.skipif(os.name == "nt", reason="cần một shell của Unix")
def test_the_command_runs_the_run_py_beside_it_wherever_it_is_typed(tmp_path: Path) -> None:
    checkout = tmp_path / "Kế hoạch 2015"
    shutil.copytree(REPOSITORY / "bin", checkout / "bin")
    (checkout / "run.py").write_text(TELL, "utf-8")
    (tmp_path / "programs").mkdir()
    (tmp_path / "programs" / "python3").symlink_to(BARE_PYTHON)
    said = subprocess.run(
        ["/bin/sh", "-c", 'plan2015 show "an giang" "" "*"'],
        cwd=tmp_path,
        env={"PATH": f"{checkout / 'bin'}:{tmp_path / 'programs'}"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert (said.returncode, said.stdout) == (7, f"{tmp_path} ['show', 'an giang', '', '*'] 1\n"), said.stderr


def test_the_command_for_windows_hands_on_every_word_and_has_the_line_ends_of_cmd() -> None:
    text = (REPOSITORY / "bin" / "plan2015.cmd").read_bytes()

    assert text.count(b"\r\n") == text.count(b"\n") == 3
    assert text.endswith(b'\r\npy -I "%~dp0..\\run.py" %*\r\n')
