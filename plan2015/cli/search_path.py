"""Where code may come from: a command is run in folders that strangers filled, and none of that is code.

Only what Python itself has loaded by now is imported here; anything more could already be a stranger's.
"""

import os
import site
import sys

import plan2015


def leave_own_places() -> None:
    """Takes the current folder and what PYTHONPATH names off Python's path, unless plan2015 or its Python is there.

    What Python ran before us is beyond us (`sitecustomize.py`, another `plan2015/`): `python -I` is the way to keep
    that out, as run.py and the hooks do.
    """
    own = {_folder(_folder(plan2015.__file__)), _folder(os.__file__), *site.getsitepackages()}
    foreign = {"", _absolute("."), *map(_absolute, os.environ.get("PYTHONPATH", "").split(os.pathsep))} - own
    sys.path[:] = [place for place in sys.path if place not in foreign]


def _folder(path: str) -> str:
    return os.path.dirname(path)


def _absolute(place: str) -> str:
    """A place as Python writes it into its path; the current folder may have been removed under us."""
    try:
        return os.path.abspath(place)
    except OSError:
        return place
