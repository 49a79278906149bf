"""Each record once, in its own place: paths, ids, second copies."""

from collections.abc import Iterator

from plan2015.records.model.closing import Closing
from plan2015.records.model.narrative import Narrative
from plan2015.records.origin import Origin
from plan2015.records.submission import Submission
from plan2015.records.workspace import Workspace
from plan2015.rules.rule import Finding


def wrong_path(workspace: Workspace) -> Iterator[Finding]:
    """Tên tệp hoặc thư mục không khớp với đơn vị, kỳ ghi bên trong.

    Vì sao: báo cáo được tính cho đơn vị và kỳ theo đường dẫn; bên trong ghi khác thì không biết tin chỗ nào.

    Căn cứ: cách đặt tệp data/submissions/KỲ/ĐƠN-VỊ.yaml, data/units/…/ĐƠN-VỊ.yaml, data/narrative/KỲ.yaml,
    data/closed/KỲ.yaml.

    Cách sửa: đổi tên tệp, chuyển thư mục, hoặc sửa khóa unit, period, id cho khớp.
    """
    for submission in workspace.submissions:
        if submission.stated_unit not in (None, submission.unit):
            message = f"tệp mang tên “{submission.unit}” nhưng bên trong ghi “{submission.stated_unit}”"
            yield Finding(Origin(submission.path), ("unit",), message)
        if submission.stated_period not in (None, submission.period):
            message = f"thư mục là “{submission.period}” nhưng bên trong ghi “{submission.stated_period}”"
            yield Finding(Origin(submission.path), ("period",), message)
    for unit_id, origin in workspace.unit_origins:
        if not origin.keys and unit_id != origin.stem:
            yield Finding(origin, ("id",), f"tệp mang tên “{origin.stem}” nhưng bên trong ghi “{unit_id}”")
    by_period: tuple[tuple[Origin, Narrative | Closing], ...]
    by_period = (*workspace.registers.narratives, *workspace.registers.closings)
    for origin, record in by_period:
        if record.period not in (None, origin.stem):
            message = f"tệp mang tên “{origin.stem}” nhưng bên trong ghi “{record.period}”"
            yield Finding(origin, ("period",), message)


def repeated_id(workspace: Workspace) -> Iterator[Finding]:
    """Hai đơn vị cùng một mã.

    Vì sao: chỉ đơn vị đọc trước được tính, đơn vị sau bị bỏ qua.

    Căn cứ: mỗi đơn vị một mã trong data/units.

    Cách sửa: xóa bản thừa, hoặc đặt mã khác nếu thật là hai đơn vị.
    """
    for unit_id, origin in workspace.unit_origins:
        first = workspace.origin_of[unit_id]
        if first is not origin:
            yield Finding(origin, ("id",), f"mã “{unit_id}” đã dùng ở {workspace.place(first, 'id')}")


def second_submission(workspace: Workspace) -> Iterator[Finding]:
    """Một đơn vị có hai tệp báo cáo cho cùng một kỳ.

    Vì sao: không biết tệp nào đúng; cả hai đều không được cộng vào số tổng hợp.

    Căn cứ: mỗi đơn vị một báo cáo cho mỗi kỳ; bản sửa ghi vào chính tệp đó, thêm dòng ở corrections.

    Cách sửa: giữ một tệp, chuyển nội dung cần giữ sang, rồi xóa tệp kia.
    """
    sent: dict[tuple[str, str], list[Submission]] = {}
    for submission in workspace.submissions:
        sent.setdefault((submission.unit, submission.period), []).append(submission)
    for twins in sent.values():
        for twin in twins if len(twins) > 1 else ():
            others = ", ".join(workspace.folder.show(other.path) for other in twins if other is not twin)
            yield Finding(Origin(twin.path), (), f"đơn vị “{twin.unit}” còn tệp báo cáo khác cùng kỳ: {others}")


def stray_file(workspace: Workspace) -> Iterator[Finding]:
    """Tệp trông như báo cáo nhưng tên không đúng nên không được đọc.

    Vì sao: tệp .yml, .yaml.txt hay “(1).yaml” thường là bản chép do máy tự đặt tên; số liệu trong đó không được tính.

    Căn cứ: tên tệp là mã đơn vị, chữ thường không dấu, đuôi .yaml.

    Cách sửa: đổi tên cho đúng nếu là bản cần dùng, hoặc xóa đi.
    """
    for path in workspace.strays:
        yield Finding(Origin(path), (), f"tệp “{path.rpartition('/')[2]}” không được đọc vì tên không đúng cách đặt")


def repeated_paper_number(workspace: Workspace) -> Iterator[Finding]:
    """Một đơn vị dùng cùng một số báo cáo cho hai kỳ của một năm.

    Vì sao: một số văn bản chỉ cấp cho một văn bản; thường là chép báo cáo kỳ trước rồi quên sửa số.

    Căn cứ: số văn bản đánh liên tục từ 01 trong năm; sang năm đánh lại từ đầu, nên số của năm khác không tính là trùng.

    Cách sửa: sửa số, ký hiệu theo bản giấy.
    """
    seen: dict[tuple[str, str, int], Submission] = {}
    years = {period.id: period.from_.year for period in workspace.plan.periods} if workspace.plan else {}
    periods = tuple(years)
    known = [submission for submission in workspace.submissions if submission.period in periods]
    for submission in sorted(known, key=lambda submission: periods.index(submission.period)):
        number = submission.paper_number
        key = (submission.unit, number or "", years[submission.period])
        first = seen.setdefault(key, submission) if number else submission
        if first.period != submission.period:
            message = f"số “{number}” đã dùng cho báo cáo ở {workspace.folder.show(first.path)}"
            yield Finding(Origin(submission.path), ("paper", "number"), message)


def school_without_parent_mark(workspace: Workspace) -> Iterator[Finding]:
    """Có trường công đoàn nhưng đơn vị chủ quản chưa ghi là có trường.

    Vì sao: điểm đ khoản 3 mục II chỉ giao cho nơi có trường, trung tâm bồi dưỡng; chưa ghi thì việc này bị bỏ sót.

    Căn cứ: điểm đ khoản 3 mục II Kế hoạch.

    Cách sửa: ghi has_school: true trong tệp của đơn vị chủ quản, hoặc sửa parent của trường.
    """
    for unit in workspace.units.values():
        parent = workspace.units.get(unit.parent or "")
        if unit.kind == "school" and parent and parent.kind != "confederation" and parent.has_school is not True:
            origin, message = workspace.origin_of[unit.id], f"{parent.short_name} chưa ghi has_school: true"
            yield Finding(origin, ("parent",), message, figures=((f"{parent.id}:has_school", "chưa ghi"),))
