"""What was closed stays as it was until it is closed again."""

from collections.abc import Iterator

from plan2015.records.closed import submission_hashes
from plan2015.records.model.closing import Closing
from plan2015.records.origin import Origin
from plan2015.records.workspace import Workspace
from plan2015.rules.rule import Finding
from plan2015.vietnamese.dates import short_date


def changed_after_closing(workspace: Workspace) -> Iterator[Finding]:
    """Báo cáo của một kỳ đã chốt bị sửa, thêm hoặc bỏ.

    Vì sao: số liệu đã chốt là căn cứ của báo cáo đã ký; sửa sau đó thì báo cáo và dữ liệu không còn khớp.

    Căn cứ: tệp data/closed/KỲ.yaml, do plan2015 close ghi.

    Cách sửa: trả lại nội dung cũ, hoặc chốt lại và ghi lý do: plan2015 close KỲ --reason "…". Các tổng cũ vẫn được giữ.
    """
    for origin, closing in workspace.registers.closings:
        if closing.versions:
            yield from _changes(workspace, origin, closing)


def _changes(workspace: Workspace, origin: Origin, closing: Closing) -> Iterator[Finding]:
    now, version = submission_hashes(workspace, origin.stem), closing.versions[-1]
    changed = [path for path in now if now[path] != version.submissions.get(path)]
    gone = [path for path in version.submissions if path not in now]
    for path in changed:
        word = "đã đổi" if path in version.submissions else "được thêm"
        yield Finding(Origin(path), (), f"báo cáo {word} sau khi chốt ngày {short_date(version.closed)}")
    for path in gone:
        message = f"báo cáo {workspace.folder.show(path)} bị bỏ sau khi chốt ngày {short_date(version.closed)}"
        yield Finding(origin, ("versions", len(closing.versions) - 1, "submissions", path), message, at_key=True)
