"""What was closed stays as it was until it is closed again."""

from collections.abc import Iterator

from plan2015.records.closed import figure_totals, submission_hashes
from plan2015.records.model.closing import ClosedVersion, Closing
from plan2015.records.workspace import Origin, Workspace
from plan2015.rules.rule import Finding
from plan2015.vietnamese.dates import short_date
from plan2015.vietnamese.numbers import printed_number

_MOST_FIGURES = 3


def changed_after_closing(workspace: Workspace) -> Iterator[Finding]:
    """Báo cáo của một kỳ đã chốt bị sửa, thêm hoặc bỏ.

    Vì sao: số liệu đã chốt là căn cứ của báo cáo đã ký; sửa sau đó thì báo cáo và dữ liệu không còn khớp.

    Căn cứ: tệp data/closed/KỲ.yaml, do plan2015 close ghi.

    Cách sửa: trả lại nội dung cũ, hoặc chốt lại và ghi lý do: plan2015 close KỲ --reason "…". Các tổng cũ vẫn được giữ.
    """
    for origin, closing in workspace.closings:
        if closing.versions:
            yield from _changes(workspace, origin, closing, closing.versions[-1])


def _changes(workspace: Workspace, origin: Origin, closing: Closing, version: ClosedVersion) -> Iterator[Finding]:
    now = submission_hashes(workspace, closing.period)
    changed = [path for path in now if now[path] != version.submissions.get(path)]
    gone = [path for path in version.submissions if path not in now]
    if not changed and not gone:
        return
    moved = _moved(version.totals, figure_totals(workspace, closing.period), workspace)
    for path in changed:
        word = "đã đổi" if path in version.submissions else "được thêm"
        yield Finding(Origin(path), (), f"báo cáo {word} sau khi chốt ngày {short_date(version.closed)}{moved}")
    for path in gone:
        message = f"báo cáo {workspace.folder.show(path)} bị bỏ sau khi chốt ngày {short_date(version.closed)}{moved}"
        yield Finding(origin, ("versions", len(closing.versions) - 1, "submissions", path), message, at_key=True)


def _moved(then: dict[str, str], now: dict[str, str], workspace: Workspace) -> str:
    """Which totals are not what they were, the first few by name."""
    keys = [key for key in sorted(then.keys() | now.keys()) if then.get(key) != now.get(key)]
    if not keys:
        return "; không tổng nào thay đổi"
    shown = ((_name(key, workspace), _shown(then.get(key)), _shown(now.get(key))) for key in keys[:_MOST_FIGURES])
    named = [f"{name} {before} → {after}" for name, before, after in shown]
    more = f" và {len(keys) - _MOST_FIGURES} tổng khác" if len(keys) > _MOST_FIGURES else ""
    return f"; tổng thay đổi: {', '.join(named)}{more}"


def _name(key: str, workspace: Workspace) -> str:
    plan, name = workspace.plan, key.partition(".")[2]
    if plan and key.startswith("indicators.") and name in plan.indicator_by_id:
        return plan.indicator_by_id[name].code
    field = next((field for field in plan.fields if field.at == key), None) if plan else None
    return field.code if field else key


def _shown(value: str | None) -> str:
    return "chưa có" if value is None else printed_number(value)
