"""Where code may come from: a command is run in folders that strangers filled, and none of that is code."""

import os
import site
import sys
from pathlib import Path

import plan2015


def leave_own_places() -> None:
    """Takes the current folder and what PYTHONPATH names off Python's path, unless plan2015 or its Python is there.

    What Python ran before us is beyond us (`sitecustomize.py`, another `plan2015/`): `python -I` is the way to keep
    that out, as run.py and the hooks do.
    """
    own = {str(Path(plan2015.__file__).parent.parent), str(Path(os.__file__).parent), *site.getsitepackages()}
    foreign = {"", _absolute("."), *map(_absolute, os.environ.get("PYTHONPATH", "").split(os.pathsep))} - own
    sys.path[:] = [place for place in sys.path if place not in foreign]


def _absolute(place: str) -> str:
    """A place as Python writes it into its path; the current folder may have been removed under us."""
    try:
        return os.path.abspath(place)  # noqa: PTH100
    except OSError:
        return place
