"""The pipeline that a command runs in, as its environment tells: GitHub's, GitLab's or none."""

import os
from pathlib import Path

import click


def is_github() -> bool:
    """Whether this is a step of GitHub Actions."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def repository_prefix() -> str:
    """The way from the root of the pipeline's repository to the current folder; empty where they are one."""
    root = os.environ.get("GITHUB_WORKSPACE") or os.environ.get("CI_PROJECT_DIR")
    here = Path.cwd()
    if not root or not here.is_relative_to(Path(root).resolve()):
        return ""
    way = here.relative_to(Path(root).resolve()).as_posix()
    return "" if way == "." else way


def add_step_summary(text: str) -> None:
    """Adds to the step's summary, if GitHub gave a file for it; a summary that fails never fails the check."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    try:
        with Path(path).open("ab") as summary:
            summary.write(text.encode("utf-8", "backslashreplace"))
    except OSError:
        click.echo(f"Không ghi được bản tóm tắt vào {path}.", err=True)
