"""Which commit the data stands at, where it is kept in git."""

import os
import subprocess


def current_commit(folder: str) -> tuple[str | None, bool]:
    """The commit of the folder and whether its files differ from it; None where git knows nothing of it."""
    head = _git(folder, "rev-parse", "--short=12", "HEAD")
    if head is None:
        return None, False
    changed = _git(folder, "status", "--porcelain", "--untracked-files=all", "--", ".")
    return head.strip(), bool((changed or "").strip())


def _git(folder: str, *arguments: str) -> str | None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(  # noqa: S603  our own arguments only
            ["git", "-C", folder, *arguments],  # noqa: S607  whichever git the user has
            capture_output=True, check=False, env={**kept, "GIT_OPTIONAL_LOCKS": "0"},
        )  # fmt: skip
    except OSError:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
