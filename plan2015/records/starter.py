"""The starter data: the real plan and units, in the installed package or in the checkout it runs from."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def starter_data() -> Path:
    """The folder of the data that a new workspace begins with."""
    installed = _PACKAGE / "starter" / "data"
    return installed if installed.is_dir() else _PACKAGE.parent / "data"
