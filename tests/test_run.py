"""run.py on its own: what it builds, when it builds anew, and that two of it do not build at once. No network."""

import importlib.util
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import BARE_PYTHON, REPOSITORY


@pytest.fixture
def runner() -> ModuleType:
    """run.py as a module."""
    spec = importlib.util.spec_from_file_location("run", REPOSITORY / "run.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose name has spaces and marks, that needs no library, and whose plan2015 tells what it was given."""
    root = tmp_path / "Kế hoạch 2015"
    (root / "plan2015").mkdir(parents=True)
    (root / "run.py").write_bytes((REPOSITORY / "run.py").read_bytes())
    (root / "requirements.txt").write_text("", "utf-8")
    (root / "requirements-dev.txt").write_text("# thử\n", "utf-8")
    (root / "plan2015" / "__init__.py").write_text("", "utf-8")
    (root / "plan2015" / "__main__.py").write_text(
        "import os, sys\nprint(os.getcwd(), sys.argv[1:])\nsys.exit(int(sys.argv[1]) if len(sys.argv) > 1 else 0)\n",
        "utf-8",
    )
    return root


def start(checkout: Path, *arguments: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in ("HOME", "PYTHONPATH")}
    environment |= variables
    return subprocess.run(
        [BARE_PYTHON, str(checkout / "run.py"), *arguments],
        cwd=folder, capture_output=True, text=True, encoding="utf-8", env=environment, check=False,
    )  # fmt: skip


def test_the_folder_arguments_and_exit_code_are_the_callers_own(checkout: Path, tmp_path: Path) -> None:
    said = start(checkout, "7", "an giang", folder=tmp_path)

    assert (said.returncode, said.stdout) == (7, f"{tmp_path} ['7', 'an giang']\n")
    assert said.stderr.startswith("Đang cài thư viện")


def test_it_builds_once_and_again_when_the_libraries_change(checkout: Path, tmp_path: Path) -> None:
    first, second = start(checkout, folder=tmp_path), start(checkout, folder=tmp_path)
    (checkout / "requirements.txt").write_text("# khác\n", "utf-8")
    third = start(checkout, folder=tmp_path)

    assert [bool(said.stderr) for said in (first, second, third)] == [True, False, True]


def test_a_build_that_was_broken_off_is_built_again(checkout: Path, tmp_path: Path) -> None:
    start(checkout, folder=tmp_path)
    (checkout / ".venv" / ".stamp").unlink()

    assert "Đang cài" in start(checkout, folder=tmp_path).stderr


def test_what_cannot_be_had_is_one_line_and_ends_with_2(checkout: Path, tmp_path: Path) -> None:
    (checkout / "requirements.txt").write_text("khong-co-goi-nay==1.0 --hash=sha256:" + "0" * 64 + "\n", "utf-8")
    said = start(checkout, folder=tmp_path)

    assert said.returncode == 2
    assert said.stderr.splitlines()[-1].startswith("Lỗi: không tải được thư viện")
    assert "Traceback" not in said.stderr


def test_an_old_python_is_told_so(
    runner: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(runner, "NEEDED", (99, 0))
    with pytest.raises(SystemExit) as ended:
        runner.main(["status"])

    assert ended.value.code == 2
    assert "cần Python 99.0 trở lên" in capsys.readouterr().err


def test_a_second_builder_waits_for_the_first(runner: ModuleType, tmp_path: Path) -> None:
    lock, order = tmp_path / "lock", []

    def hold() -> None:
        with runner.locked(lock):
            order.append("in")
            time.sleep(0.3)
            order.append("out")

    threads = [threading.Thread(target=hold) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert order == ["in", "out", "in", "out"]


@pytest.mark.parametrize(
    "left", [b"", b"2862", f"{os.getpid()} may-khac".encode()], ids=["empty", "old", "other machine"]
)
def test_a_builder_that_was_killed_holds_nothing(runner: ModuleType, tmp_path: Path, left: bytes) -> None:
    lock = tmp_path / "lock"
    lock.write_bytes(left)  # of an older version
    hold = (
        "import pathlib, runpy, sys, time\n"
        "with runpy.run_path(sys.argv[1])['locked'](pathlib.Path(sys.argv[2])):\n"
        "    print('held', flush=True)\n    time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(REPOSITORY / "run.py"), str(lock)], stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline().strip() == b"held"
        handle = os.open(lock, os.O_RDWR)
        assert not runner.taken(handle)
        holder.kill()
        holder.wait()
        assert runner.taken(handle)
        os.close(handle)


def test_a_build_takes_no_code_from_where_it_is_run(checkout: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken.txt"
    for name in ("venv.py", "ensurepip.py", "pip.py", "signal.py", "hashlib.py"):
        (tmp_path / name).write_text(f"open({str(taken)!r}, 'a').write({name!r})\n", "utf-8")
    said = start(checkout, "5", folder=tmp_path, PYTHONPATH=".")

    assert not taken.exists(), taken.read_text("utf-8")
    assert (said.returncode, said.stdout) == (5, f"{tmp_path} ['5']\n")
