"""The pipelines and hooks for a data repository: right by their own schemas, least rights, and they do judge."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import BASE, REPOSITORY, require_git

FOLDER = REPOSITORY / "docs" / "pipelines"
CHECKED = {"github.yml": "vendor.github-workflows", "gitlab.yml": "vendor.gitlab-ci"}
GIT = ("git", "-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "protocol.file.allow=always")


def read(name: str) -> Any:
    # As text: YAML 1.1 would read the key `on` as true.
    return yaml.load((FOLDER / name).read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506


def run_git(folder: Path, *arguments: str) -> str:
    ended = subprocess.run([*GIT, *arguments], cwd=folder, capture_output=True, check=True, env=clean_environment())
    return ended.stdout.decode().strip()


def clean_environment() -> dict[str, str]:
    """Ours without what a surrounding git hook sets."""
    return {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A data repository with one commit."""
    require_git()
    folder = tmp_path / "Kho dữ liệu"
    shutil.copytree(BASE, folder)
    run_git(folder, "init", "-q", "-b", "main")
    run_git(folder, "add", "-A")
    run_git(folder, "commit", "-qm", "Dữ liệu ban đầu")
    return folder


@pytest.mark.parametrize("name", CHECKED)
def test_a_pipeline_is_what_its_platform_takes(name: str) -> None:
    pytest.importorskip("check_jsonschema", reason="chưa có check-jsonschema: chạy .ci/run")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", CHECKED[name], str(FOLDER / name)]
    said = subprocess.run(command, capture_output=True, check=False)

    assert said.returncode == 0, said.stdout.decode()


def test_the_github_pipeline_has_least_rights_and_trusts_nothing_of_a_request() -> None:
    text, pipeline = (FOLDER / "github.yml").read_text("utf-8"), read("github.yml")
    (job,) = pipeline["jobs"].values()
    used = [step for step in job["steps"] if "uses" in step]

    assert pipeline["permissions"] == {"contents": "read"}
    assert set(pipeline["on"]) == {"pull_request", "push"}
    assert "permissions" not in job
    assert not re.search(r"secrets\.|pull_request_target|workflow_run|write", text)
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", step["uses"]) for step in used)
    assert [step["with"]["persist-credentials"] for step in used] == ["false"] * len(used)
    assert not any("${{" in step["run"] for step in job["steps"] if "run" in step)
    tool = next(step["with"] for step in used if step["with"].get("submodules"))
    assert tool["ref"].startswith("${{ github.event.pull_request.base.sha")
    assert all(f"{tool['path']}/tools/plan2015/run.py" in step["run"] for step in job["steps"] if "run" in step)


def test_the_gitlab_pipeline_is_pinned_and_keeps_no_cache() -> None:
    job = read("gitlab.yml")["kiem-tra"]

    assert re.fullmatch(r"python:3\.[0-9.]+-slim-bookworm@sha256:[0-9a-f]{64}", job["image"])
    assert job["cache"] == []
    assert not {"secrets", "id_tokens", "services", "before_script"} & set(job)


def test_the_gitlab_pipeline_says_what_comes_from_the_request() -> None:
    head = (FOLDER / "gitlab.yml").read_text("utf-8").partition("workflow:")[0]

    assert read("gitlab.yml")["kiem-tra"]["variables"]["GIT_SUBMODULE_STRATEGY"] == "normal"
    assert all(name in head for name in (".gitlab-ci.yml", ".gitmodules", "tools/", "CI/CD configuration file"))


def commands() -> list[tuple[str, str]]:
    (github,) = read("github.yml")["jobs"].values()
    lines = [("github.yml", step["run"]) for step in github["steps"] if "run" in step]
    return lines + [("gitlab.yml", line) for line in read("gitlab.yml")["kiem-tra"]["script"]]


@pytest.mark.parametrize(("name", "line"), commands())
def test_the_command_of_a_pipeline_judges_the_data(
    office: Path, environment: dict[str, str], name: str, line: str
) -> None:
    python, isolated, tool, *arguments = shlex.split(line)
    assert (python, isolated, tool.rpartition("/")[2]) == ("python3", "-I", "run.py")

    def judge() -> "subprocess.CompletedProcess[bytes]":
        command = [sys.executable, "-m", "plan2015", *arguments]
        return subprocess.run(command, cwd=office, env=environment, capture_output=True, check=False)

    assert (judge().returncode, judge().stdout.decode().splitlines()[-1]) == (0, "Kết luận: đạt.")
    (office / "data/extensions.yaml").write_text("- la: 1\n", "utf-8")
    said = judge()
    assert (said.returncode, said.stdout.decode().splitlines()[-1]) == (1, "Kết luận: phải sửa 4.")
    if name == "gitlab.yml":
        reports = read(name)["kiem-tra"]["artifacts"]["reports"]
        assert len(json.loads((office / reports["codequality"]).read_text("utf-8"))) == 4
        assert (office / reports["junit"]).read_text("utf-8").count("<failure") == 4


def pre_commit(*arguments: str, folder: Path, home: Path) -> "subprocess.CompletedProcess[bytes]":
    pytest.importorskip("pre_commit", reason="chưa có pre-commit: chạy .ci/run")
    # The hooks' own folder: nothing of this machine's is used or changed.
    environment = {**clean_environment(), "PRE_COMMIT_HOME": str(home), "NO_COLOR": "1"}
    for name in ("PYTHONPATH", "PLAN2015_DATA"):
        environment.pop(name, None)
    command = [sys.executable, "-m", "pre_commit", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)


@pytest.mark.parametrize(
    ("verb", "path"),
    [("validate-manifest", ".pre-commit-hooks.yaml"), ("validate-config", "docs/pipelines/pre-commit-config.yaml")],
)
def test_hooks_are_what_pre_commit_takes(verb: str, path: str, tmp_path: Path) -> None:
    said = pre_commit(verb, path, folder=REPOSITORY, home=tmp_path)

    assert said.returncode == 0, said.stdout.decode()


@pytest.fixture
def hooked(office: Path) -> Path:
    """The data repository with this checkout as its tool, and the hooks as the guide shows them."""
    tool = office / "tools" / "plan2015"
    tool.mkdir(parents=True)
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY, capture_output=True, check=True, env=clean_environment(),
    ).stdout.decode()  # fmt: skip
    for name in filter(None, listed.split("\0")):
        if (REPOSITORY / name).is_file() and not name.startswith("tests/"):
            (tool / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(REPOSITORY / name, tool / name)
    run_git(tool, "init", "-q")
    run_git(tool, "add", "-A")
    run_git(tool, "commit", "-qm", "Công cụ")
    config = (FOLDER / "pre-commit-config.yaml").read_text("utf-8")
    config = config.replace("0" * 40, run_git(tool, "rev-parse", "HEAD"))
    (office / ".pre-commit-config.yaml").write_text(config, "utf-8")
    (office / ".gitignore").write_text("tools/\n", "utf-8")
    run_git(office, "add", "-A")
    run_git(office, "commit", "-qm", "Kiểm tra trước khi ghi")
    return office


def test_the_real_pre_commit_stops_a_wrong_commit_and_lets_a_sound_one_pass(hooked: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    ready = pre_commit("install-hooks", folder=hooked, home=home)
    if re.search(r"No matching distribution|NewConnectionError|Failed to establish", ready.stdout.decode()):
        pytest.skip("pre-commit không tải được thư viện: không có mạng")
    assert ready.returncode == 0, ready.stdout.decode()
    sound = pre_commit("run", "--all-files", folder=hooked, home=home)
    assert sound.returncode == 0, sound.stdout.decode()

    (hooked / "data/extensions.yaml").write_text("- la: 1\n", "utf-8")
    run_git(hooked, "add", "-A")
    wrong = pre_commit("run", folder=hooked, home=home)
    said = wrong.stdout.decode()
    assert wrong.returncode == 1
    assert "data/extensions.yaml:1:3: lỗi phải sửa: không có khóa “la” ở đây [unknown-key]" in said
    assert "Kết luận: phải sửa 4." in said

    run_git(hooked, "reset", "--hard", "-q")
    run_git(hooked, "rm", "-q", "data/units/tong-lien-doan.yaml")
    for stage in ("pre-commit", "pre-merge-commit"):
        gone = pre_commit("run", "plan2015-check", "--hook-stage", stage, folder=hooked, home=home)
        assert gone.returncode == 1, "a commit that only deletes is judged, a merge too"
        assert "[unknown-unit]" in gone.stdout.decode()
