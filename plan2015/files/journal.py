"""What an act of several files is about to do, on the disk before it begins: whoever writes next ends what was begun.

A journal names only files below its own folder, each beside its draft: one that a stranger made can do no more than put
drafts of his own in the place of files of his own.
"""

import json
import os
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from plan2015.files.gate import GateError
from plan2015.files.place import Place, Wait, opened_place, remove_folders

JOURNAL = ".plan2015-journal.json"
"""What an act of several files is about to do; it goes when the act is done."""
_MOST_BYTES = 2_000_000
_DIGEST = re.compile(r"[0-9a-f]{64}")


class Step(NamedTuple):
    """One file of an act: where it goes, and the SHA-256 of what stands there before (None = nothing) and after."""

    path: str
    before: str | None
    after: str
    draft: str
    """The name of its draft, which is in the same folder."""

    @property
    def folder(self) -> str:
        """Its folder, below that of the journal."""
        return self.path.rpartition("/")[0]

    @property
    def name(self) -> str:
        """Its name in its folder."""
        return self.path.rpartition("/")[2]


class Settled(NamedTuple):
    """What became of an act that was stopped."""

    is_finished: bool
    said: str


def draft_name(name: str) -> str:
    """The name of a file while it is drafted."""
    return f".{name}.{os.getpid()}.tmp"


def write_journal(root: str, steps: Iterable[Step], wait: Wait) -> tuple[str, ...]:
    """Writes down what is about to be done, and gives the folders that will have to be made for it."""
    steps = tuple(steps)
    missing = tuple(sorted({above for step in steps for above in _missing(root, step.folder)}))
    text = json.dumps({"folders": missing, "files": [step._asdict() for step in steps]}, ensure_ascii=False, indent=1)
    with opened_place(root) as top:
        draft = draft_name(JOURNAL)
        try:
            top.write(draft, text.encode())
            top.move(draft, JOURNAL, wait)
        finally:
            top.remove(draft)
        top.sync()
    return missing


def undo(root: str, steps: Iterable[Step], folders: Iterable[str]) -> None:
    """Takes the drafts of an act away, then the folders it made, its journal last; what was there is as before."""
    for step in steps:
        try:
            with opened_place(root, step.folder) as place:
                place.remove(step.draft)
        except (FileNotFoundError, GateError):
            continue
    remove_folders(root, list(folders))
    end_journal(root)


def end_journal(root: str) -> None:
    """Takes the journal away: nothing of the act is left to be done."""
    with opened_place(root) as top:
        top.remove(JOURNAL)


def settle(root: str, shown: str, wait: Wait) -> Settled | None:
    """Ends what a stopped command had begun: finished where all drafts are whole, else as if it had not been."""
    with opened_place(root) as top:
        if not top.holds(JOURNAL):
            return None
        steps, folders = _read(top)
        if not steps:
            return Settled(False, f"Lệnh trước bị dừng giữa chừng; không đọc được {_keep(top, JOURNAL, wait)}.")
    states = [(step, _state(root, step)) for step in steps]
    if all(state != "open" for _, state in states) or any(state == "done" for _, state in states):
        lines = [line for step, state in states for line in _finish(root, shown, step, state, wait)]
        end_journal(root)
        named = ", ".join(f"{shown}/{step.path}" for step, state in states[:_SHOWN] if state in ("done", "ready"))
        more = f" và {len(states) - _SHOWN} tệp khác" if len(states) > _SHOWN else ""
        return Settled(True, " ".join([f"Lệnh trước bị dừng giữa chừng, nay đã ghi xong: {named}{more}.", *lines]))
    undo(root, steps, folders)
    return Settled(
        False, "Lệnh trước bị dừng khi chưa ghi tệp nào vào chỗ; phần dở đã được dọn. Chạy lại lệnh đó nếu còn cần."
    )


_SHOWN = 4


def _missing(root: str, folder: str) -> list[str]:
    parts = folder.split("/") if folder else []
    above = ("/".join(parts[: count + 1]) for count in range(len(parts)))
    return [path for path in above if not os.path.isdir(os.path.join(root, *path.split("/")))]


def _state(root: str, step: Step) -> str:
    """`done`; `ready`: its draft is whole; `changed`: so it is, but the file is another's by now; else `open`."""
    try:
        with opened_place(root, step.folder) as place:
            now, draft = place.digest(step.name), place.digest(step.draft)
    except (FileNotFoundError, GateError):
        return "open"
    if now == step.after:
        return "done"
    if draft != step.after:
        return "open"
    return "ready" if now == step.before else "changed"


def _finish(root: str, shown: str, step: Step, state: str, wait: Wait) -> list[str]:
    """Puts one draft in its place, and says what could not be."""
    at = f"{shown}/{step.path}"
    if state == "open":
        return [f"Không còn bản nháp của {at}: xem lại tệp này rồi chạy lại lệnh đó."]
    with opened_place(root, step.folder) as place:
        if state == "changed":
            kept = _keep(place, step.draft, wait, step.name)
            return [f"{at} đã được người khác sửa nên không ghi đè; bản của lệnh đó: {kept}."]
        if state == "ready":
            place.move(step.draft, step.name, wait)
        place.remove(step.draft)
        place.sync()
    return []


def _keep(place: Place, name: str, wait: Wait, like: str | None = None) -> str:
    """Gives a hidden file a name that people see, and says it."""
    number = 1
    while place.holds(kept := f"{(like or name).lstrip('.')}.chua-ghi-{number}.txt"):
        number += 1
    place.move(name, kept, wait)
    return place.at(kept)


def _read(top: Place) -> tuple[tuple[Step, ...], tuple[str, ...]]:
    """The steps and the folders that a journal names; none where it is not as we write it."""
    try:
        told = json.loads(top.read(JOURNAL, _MOST_BYTES) or b"")
        steps = tuple(Step(**entry) for entry in told["files"])
        folders = tuple(told["folders"])
    except (GateError, ValueError, TypeError, KeyError, RecursionError):
        return (), ()
    sound = all(map(_is_sound, steps)) and all(map(_is_below, folders))
    return (steps, folders) if sound else ((), ())


def _is_sound(step: Step) -> bool:
    texts: Mapping[str, Any] = step._asdict()
    if not all(isinstance(text, str) or (key == "before" and text is None) for key, text in texts.items()):
        return False
    digests = (step.after, step.before or step.after)
    is_draft = re.fullmatch(rf"\.{re.escape(step.name)}\.[0-9]+\.tmp", step.draft)
    return _is_below(step.path) and bool(is_draft) and all(map(_DIGEST.fullmatch, digests))


def _is_below(path: Any) -> bool:
    """Whether a path leads to a file below the journal's folder, and into no git."""
    if not isinstance(path, str) or "\\" in path or ":" in path or "\0" in path:
        return False
    return all(part not in ("", ".", "..") and part.casefold() != ".git" for part in path.split("/"))
