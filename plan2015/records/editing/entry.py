"""Coming in to write below a folder: the lock first, then what a stopped command left is ended and swept."""

import contextlib
import os
from collections.abc import Iterator

from plan2015.files.journal import JOURNAL, Settled, settle
from plan2015.files.place import Wait, opened_place
from plan2015.records.editing.causes import cause_of
from plan2015.records.editing.lock import BusyError, locked
from plan2015.records.editing.transaction import WriteError
from plan2015.records.kinds import PLAN
from plan2015.records.reading.folder import DRAFT, Folder


@contextlib.contextmanager
def entered(root: str, shown: str, wait: Wait) -> Iterator[Settled | None]:
    """Holds a folder against other writers; gives what became of an act that was stopped there, if one was."""
    with contextlib.ExitStack() as held:
        try:
            held.enter_context(locked(root, wait))
            settled = settle(root, shown, wait)
            _sweep(root)
        except BusyError as error:
            raise WriteError(f"{shown}: {error}") from None
        except OSError as error:
            raise WriteError(f"{shown}: không ghi được ({cause_of(error)})") from error
        yield settled


def _sweep(root: str) -> None:
    """Removes drafts of killed commands: nobody alive has one while the folder is ours. Only data is looked through."""
    is_data = os.path.isfile(os.path.join(root, PLAN.at))
    names = Folder(root).leftovers() if is_data else os.listdir(root)
    for path in names:
        folder, _, name = path.rpartition("/")
        if DRAFT.fullmatch(name) and (is_data or name.startswith(f".{JOURNAL}.")):
            with contextlib.suppress(OSError), opened_place(root, folder) as place:
                place.remove(name)
