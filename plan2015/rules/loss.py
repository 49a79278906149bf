"""What git knew of the office's own files is still there."""

from collections import Counter
from collections.abc import Iterator

from plan2015.records.model.closing import Closing
from plan2015.records.model.letters import LetterRegister
from plan2015.records.model.values import Record
from plan2015.records.origin import Origin
from plan2015.records.registers import Registers
from plan2015.records.workspace import Workspace
from plan2015.rules.rule import Finding


def lost_since_commit(workspace: Workspace) -> Iterator[Finding]:
    """Sổ, danh sách hoặc lần chốt mà git đã có nay mất, hoặc bớt mục.

    Vì sao: gia hạn, công văn, câu trả lời, lần chốt là việc đã làm; mất tệp mà không ai biết thì mọi câu trả lời sau đó
    đều sai, và số liệu đã chốt sửa được mà check không báo.

    Căn cứ: so với phiên bản trong git (HEAD, và phiên bản nêu ở --since): các tệp này chỉ thêm mục, không bớt.

    Cách sửa: lấy lại từ git: git checkout HEAD -- TỆP. Nếu bớt là có chủ ý thì nói rõ lý do trong lời ghi của git
    (git commit --no-verify), từ đó check không báo nữa.
    """
    now, known = _counts(workspace.registers), dict[str, int]()
    for registers in workspace.before:
        for path, count in _counts(registers).items():
            known[path] = max(count, known.get(path, 0))
    for path, count in known.items():
        left = now.get(path, 0)
        # A file that cannot be read has its own error: nothing in it is lost yet.
        if left < count and path not in workspace.broken:
            words = "nay không còn" if path not in workspace.folder.paths() else f"nay còn {left}"
            yield Finding(Origin(path), (), f"git đã có {count} mục trong tệp này, {words}")


def _counts(registers: Registers) -> Counter[str]:
    """How much each of these files holds."""
    counts = Counter(doubt.origin.path for doubt in registers.doubts)
    for origin, record in registers.records:
        counts[origin.path] += _size(record)
    return counts


def _size(record: Record) -> int:
    """How many entries a record stands for: a register of letters or closings holds its own."""
    if isinstance(record, LetterRegister):
        return len(record.letters) + len(record.contacts)
    return len(record.versions) if isinstance(record, Closing) else 1
