"""Each record once, in its own place: paths, ids, second copies."""

from collections.abc import Iterator, Mapping

from plan2015.records.kinds import FILE_KINDS, SUBMISSIONS, UNITS, FileKind
from plan2015.records.origin import Origin
from plan2015.records.submission import Submission
from plan2015.records.workspace import Workspace
from plan2015.rules.rule import Finding


def wrong_path(workspace: Workspace) -> Iterator[Finding]:
    """Tên tệp hoặc thư mục không khớp với nội dung: đơn vị, kỳ ghi bên trong, hoặc loại tệp.

    Vì sao: báo cáo được tính cho đơn vị và kỳ theo đường dẫn; bên trong ghi khác thì không biết tin chỗ nào. Tệp đặt
    ngoài chỗ của loại mình thì không được đọc, nội dung trong đó không được tính.

    Căn cứ: cách đặt tệp data/submissions/KỲ/ĐƠN-VỊ.yaml, data/units/…/ĐƠN-VỊ.yaml, data/narrative/KỲ.yaml,
    data/closed/KỲ.yaml; danh sách, sổ và kế hoạch nằm ngay trong data.

    Cách sửa: đổi tên tệp, chuyển tệp về đúng thư mục, hoặc sửa khóa unit, period, id cho khớp.
    """
    for kind, origin, stated in _stated(workspace):
        by_path = kind.names_in(origin.path)
        for key, value in stated.items():
            if value not in (None, by_path[key]):
                where = "tệp mang tên" if key == kind.named[-1] else "thư mục là"
                yield Finding(origin, (key,), f"{where} “{by_path[key]}” nhưng bên trong ghi “{value}”")
    for path, kind in workspace.misplaced.items():
        message = f"tệp không được đọc: nội dung là của loại “{kind.words}”, loại này phải nằm ở {kind.example}"
        yield Finding(Origin(path), (), message)


def _stated(workspace: Workspace) -> Iterator[tuple[FileKind, Origin, Mapping[str, str | None]]]:
    """What each record says of the keys that its path states too; in a list of units none is named by the file."""
    for submission in workspace.submissions:
        stated = {"unit": submission.stated_unit, "period": submission.stated_period}
        yield SUBMISSIONS, Origin(submission.path), stated
    for unit_id, origin in workspace.unit_origins:
        if not origin.keys:
            yield UNITS, origin, {"id": unit_id}
    kinds = {kind.model: kind for kind in FILE_KINDS if kind.is_register}
    for origin, record in workspace.registers.records:
        kind = kinds[type(record)]
        yield kind, origin, {key: getattr(record, key) for key in kind.named}


def repeated_id(workspace: Workspace) -> Iterator[Finding]:
    """Hai đơn vị, hoặc hai khó khăn trong danh sách, cùng một mã.

    Vì sao: chỉ đơn vị đọc trước được tính, đơn vị sau bị bỏ qua; một khó khăn ghi hai lần thì có hai câu trả lời.

    Căn cứ: mỗi đơn vị một mã trong data/units, mỗi khó khăn một mã trong data/difficulties.yaml.

    Cách sửa: xóa bản thừa, hoặc đặt mã khác nếu thật là hai đơn vị, hai khó khăn.
    """
    for unit_id, origin in workspace.unit_origins:
        first = workspace.origin_of[unit_id]
        if first is not origin:
            yield Finding(origin, ("id",), f"mã “{unit_id}” đã dùng ở {workspace.place(first, 'id')}")
    listed: dict[str, Origin] = {}
    for origin, difficulty in workspace.registers.difficulties:
        first = listed.setdefault(difficulty.id, origin)
        if first is not origin:
            yield Finding(origin, ("id",), f"mã “{difficulty.id}” đã dùng ở {workspace.place(first, 'id')}")


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


def leftover_file(workspace: Workspace) -> Iterator[Finding]:
    """Tệp tạm hoặc tệp khóa mà một lệnh bị ngắt giữa chừng để lại.

    Vì sao: lệnh đó có thể chưa ghi xong; tệp tạm ghi vào git thì người khác tưởng là dữ liệu.

    Căn cứ: tên tệp do chính plan2015 đặt khi đang ghi: .TÊN.yaml.SỐ.tmp, .TÊN.yaml.lock, .plan2015-journal.json,
    .plan2015.owner.lock.

    Cách sửa: chạy lại lệnh vừa bị ngắt, hoặc bất cứ lệnh ghi nào: lệnh đó làm nốt hoặc dọn, và nói rõ. Không tự xóa.
    """
    for path in workspace.leftovers:
        name = path.rpartition("/")[2]
        yield Finding(Origin(path), (), f"tệp “{name}” là tệp tạm của một lệnh bị ngắt giữa chừng")


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
