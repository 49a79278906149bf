"""The reports of a period, in a form that can be written down at its closing and compared later."""

import hashlib

from plan2015.records.workspace import Workspace


def submission_hashes(workspace: Workspace, period: str) -> dict[str, str]:
    """Path and SHA-256 of each submission of a period; line ends do not count, git may change them.

    A file that was only prepared is none: nothing has come that could be closed.
    """
    paths = sorted(s.path for s in workspace.submissions if s.period == period and not s.prepared)
    return {path: _hash(workspace.source(path).text) for path in paths}


def _hash(text: str) -> str:
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()
