"""Texts that stand word for word in another unit's report."""

from collections.abc import Iterator
from itertools import islice

from plan2015.records.origin import Origin
from plan2015.records.reading.source import Keys
from plan2015.records.submission import Submission
from plan2015.records.workspace import Workspace
from plan2015.rules.rule import Finding

_MOST_NAMED = 3


def copied_text(workspace: Workspace) -> Iterator[Finding]:
    """Một đoạn văn dài giống hệt báo cáo của đơn vị khác.

    Vì sao: báo cáo chép lại không cho biết tình hình của đơn vị, và làm sai nhận định chung.

    Căn cứ: mỗi đơn vị tự tổng hợp, đánh giá kết quả của mình (điểm g khoản 3 mục II Kế hoạch).

    Cách sửa: viết lại theo tình hình của đơn vị; nếu là đoạn dùng chung theo hướng dẫn thì giải trình.
    """
    seen: dict[tuple[str, str, int], list[Submission]] = {}
    for submission in workspace.submissions:
        for key, print_ in submission.prints:
            seen.setdefault((submission.period, key, print_), []).append(submission)
    for (_, key, print_), alike in seen.items():
        if len({submission.unit for submission in alike}) > 1:
            yield from _confirm(workspace, key, print_, alike)


def _confirm(workspace: Workspace, key: str, print_: int, alike: list[Submission]) -> Iterator[Finding]:
    groups: dict[str, list[tuple[Submission, Keys]]] = {}
    for submission in alike:
        source = workspace.source(submission.path)
        keys = source.keys_of(key)
        groups.setdefault(source.text_at(keys) or "", []).append((submission, keys))
    for same in groups.values():
        for submission, keys in same if len({other.unit for other, _ in same}) > 1 else ():
            others = islice((other for other, _ in same if other is not submission), _MOST_NAMED)
            named = ", ".join(workspace.folder.show(other.path) for other in others)
            yield Finding(
                Origin(submission.path),
                keys,
                "nội dung giống hệt báo cáo của đơn vị khác",
                f"Cán bộ theo dõi đối chiếu với {named}; đề nghị đơn vị viết lại hoặc giải trình.",
                figures=((key, str(print_)),),
            )
