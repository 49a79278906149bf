"""A rehearsal year in a folder that is new: nothing there can be lost, so its files are written without ceremony."""

from pathlib import Path

from plan2015.acts.refusal import Refusal
from plan2015.demo.build import build_demo
from plan2015.demo.rehearsal import RehearsalError
from plan2015.demo.year import Year
from plan2015.vietnamese.dates import short_date


def rehearse(folder: Path, units: int, seed: int) -> Year:
    """Writes a rehearsal year below a folder; refused where anything stands there."""
    if folder.exists() and any(folder.iterdir()):
        raise Refusal(f"thư mục “{folder}” không trống, không ghi vào.")

    def write(name: str, data: bytes) -> None:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)

    try:
        return build_demo(write, units, seed)
    except RehearsalError as error:
        raise Refusal(str(error)) from None


def today_of(year: Year) -> str:
    """The day of a rehearsal year on which there is most to see, as people write it."""
    return short_date(year.story.best_day)
