"""Code never comes from where a command is run: neither from the current folder nor from PYTHONPATH."""

import os
import runpy
import shlex
import shutil
import subprocess
import sysconfig
import venv
from pathlib import Path

import pytest
import yaml

from tests.conftest import BARE_PYTHON, REPOSITORY, Small

LIBRARIES = ("yaml.py", "click.py", "colorama.py", "signal.py", "runpy.py", "pathlib.py", "typing.py")
OURSELVES, BEFORE_ALL = "plan2015/__init__.py", "sitecustomize.py"
EVERYTHING = (*LIBRARIES, OURSELVES, BEFORE_ALL)
pytestmark = pytest.mark.skipif(os.name == "nt", reason="môi trường thử dựng bằng liên kết")


def make_environment(root: Path) -> Path:
    """An environment with the libraries of these tests, made without a network; returns the folder they lie in."""
    venv.create(root, symlinks=True)
    own = Path(sysconfig.get_path("purelib", "venv", {"base": str(root)}))
    for library in Path(sysconfig.get_path("purelib")).iterdir():
        if library.suffix != ".pth":
            (own / library.name).symlink_to(library)
    return own


def copy_package(folder: Path) -> None:
    shutil.copytree(REPOSITORY / "plan2015", folder / "plan2015", ignore=shutil.ignore_patterns("__pycache__"))


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment with plan2015; its own is the text that pip writes for an entry point."""
    root = tmp_path_factory.mktemp("installed")
    copy_package(make_environment(root))
    program = root / "bin" / "plan2015"
    program.write_text(
        f"#!{root}/bin/python\nimport sys\nfrom plan2015.cli import main\n"
        "if __name__ == '__main__':\n    sys.argv[0] = sys.argv[0].removesuffix('.exe')\n    sys.exit(main())\n",
        "utf-8",
    )
    program.chmod(0o755)
    return program.parent


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with our own run.py and plan2015 whose environment stands already."""
    root = tmp_path_factory.mktemp("checkout") / "bản công cụ"
    root.mkdir()
    for name in ("run.py", "requirements.txt", "requirements-dev.txt"):
        shutil.copyfile(REPOSITORY / name, root / name)
    copy_package(root)
    make_environment(root / ".venv")
    environment = runpy.run_path(str(root / "run.py"))["Environment"](root)
    environment.stamp.write_text(environment.key("requirements.txt"), "utf-8")
    (root / "yaml.py").write_text("raise SystemExit('what lies in the checkout stands in for no library')", "utf-8")
    return root


def hook(name: str) -> list[str]:
    hooks = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))
    return shlex.split(next(hook["entry"] for hook in hooks if hook["id"] == name))


@pytest.fixture
def commands(installed: Path, checkout: Path) -> dict[str, list[str]]:
    """Each way to start a check."""
    run_py = [str(checkout / "run.py"), "check"]
    return {
        "run.py": [BARE_PYTHON, *run_py],
        "run.py of a pipeline": [BARE_PYTHON, "-I", *run_py],
        "plan2015": [str(installed / "plan2015"), "check"],
        "hook check": hook("plan2015-check"),
        "hook fmt": hook("plan2015-fmt"),
    }


def lay_out(folder: Path, names: tuple[str, ...]) -> Path:
    """Foreign modules that write down where they were taken for ours."""
    taken = folder / "taken.txt"
    for name in names:
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        note = f"open({str(taken)!r}, 'a').write({name!r} + '\\n')\n"
        (folder / name).write_text(note, "utf-8")
    if OURSELVES in names:
        (folder / "plan2015/__main__.py").write_text("print('Kết luận: đạt.')\n", "utf-8")
    return taken


def judge(command: list[str], folder: Path, path: str | None, installed: Path) -> "subprocess.CompletedProcess[bytes]":
    environment = {"PATH": f"{installed}{os.pathsep}{os.environ['PATH']}", "PYTHONDONTWRITEBYTECODE": "1"}
    if path is not None:
        environment["PYTHONPATH"] = path
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)


@pytest.fixture
def broken(small: Small) -> Path:
    """A workspace with a report that neither check nor fmt lets pass."""
    small.submit("ldld-tinh-an-giang", "received: 12/11/2015\nla: 1\n")
    return small.root


def within_our_reach(start: str) -> tuple[str, ...]:
    """What Python runs before the first line of ours is beyond us, unless it is started with -I."""
    if start == "plan2015":
        return LIBRARIES
    loaded = subprocess.run([BARE_PYTHON, "-c", "import sys; print(*sys.modules)"], capture_output=True, check=True)
    early = {f"{name}.py" for name in loaded.stdout.decode().split()}
    return (OURSELVES, *(name for name in LIBRARIES if name not in early))


STARTS = ("run.py", "run.py of a pipeline", "plan2015", "hook check", "hook fmt")
ISOLATED = ("run.py of a pipeline", "hook check", "hook fmt")


@pytest.mark.parametrize("start", STARTS)
def test_nothing_in_the_current_folder_is_code(
    broken: Path, commands: dict[str, list[str]], installed: Path, start: str
) -> None:
    taken = lay_out(broken, EVERYTHING)
    said = judge(commands[start], broken, None, installed)

    assert not taken.exists(), taken.read_text("utf-8")
    assert said.returncode == 1, said.stderr.decode()
    assert b"ldld-tinh-an-giang.yaml:" in said.stdout + said.stderr


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("path", [".", "{folder}/.", "/nowhere:"])
def test_nothing_that_pythonpath_names_is_code(
    broken: Path, commands: dict[str, list[str]], installed: Path, start: str, path: str
) -> None:
    taken = lay_out(broken, EVERYTHING if start in ISOLATED else within_our_reach(start))
    said = judge(commands[start], broken, path.format(folder=broken), installed)

    assert not taken.exists(), taken.read_text("utf-8")
    assert said.returncode == 1, said.stderr.decode()
    assert b"ldld-tinh-an-giang.yaml:" in said.stdout + said.stderr


def test_a_foreign_module_would_be_seen(broken: Path, installed: Path) -> None:
    taken = lay_out(broken, ("yaml.py",))
    judge([str(installed / "python"), "-c", "import yaml"], broken, None, installed)

    assert taken.read_text("utf-8") == "yaml.py\n"


def test_libraries_may_lie_beside_plan2015_where_pythonpath_names_them(
    small: Small, installed: Path, tmp_path: Path
) -> None:
    beside = Path(sysconfig.get_path("purelib", "venv", {"base": str(installed.parent)}))
    command = [BARE_PYTHON, "-m", "plan2015", "check"]
    said = judge(command, small.root, str(beside), installed)

    assert (said.returncode, said.stderr) == (0, b"")
