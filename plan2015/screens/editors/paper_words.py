"""What an editor shows at each key of the author's prose and of the register of letters."""

from types import MappingProxyType

from plan2015.records.editor_schema import Words

_DAY = "Ngày/tháng/năm: 12/11/2015 hoặc 2015-11-12."

PAPER_WORDS = MappingProxyType({
    "Narrative.period": Words("Kỳ báo cáo", "Trùng tên tệp."),
    "Narrative.paper": Words("Số và ngày ký báo cáo", "Để trống thì bản in là dự thảo."),
    "Narrative.settings": Words("Cách in"),
    "Narrative.sections": Words("Lời người soạn", "Theo từng mục của báo cáo; mỗi đoạn một dòng, sau dấu |."),
    "ReportSettings.name_missing_units": Words("Nêu tên đơn vị chưa gửi", "true: nêu ở mục I.3; false: chỉ nêu số."),
    "LetterRegister.letters": Words("Các công văn"),
    "LetterRegister.contacts": Words("Trao đổi", "Gọi điện, gửi thư, làm việc trực tiếp."),
    "Letter.id": Words("Mã công văn", "Lệnh render reminders tự ghi; cũng là tên tệp."),
    "Letter.kind": Words("Loại công văn"),
    "Letter.units": Words("Gửi đơn vị nào"),
    "Letter.period": Words("Kỳ báo cáo"),
    "Letter.clause": Words("Điểm, khoản, mục", "Như II.3.g."),
    "Letter.as_of": Words("Số liệu tính đến ngày", _DAY),
    "Letter.state": Words("Tình trạng", "Ghi bằng lệnh plan2015 letters."),
    "Letter.number": Words("Số, ký hiệu", "Như 512/TLĐ-ToC; ghi khi phát hành."),
    "Letter.date": Words("Ngày ký", _DAY),
    "Letter.answer_by": Words("Ngày hẹn trả lời", "Ngày do cơ quan định; chưa có thì để trống."),
    "Letter.file": Words("Tệp đã ghi"),
    "Letter.sha256": Words("Mã băm SHA-256", "Công cụ tự ghi."),
    "Letter.data": Words("Mã băm nội dung", "Công cụ tự ghi, để không lập lại công văn đã có."),
    "Letter.note": Words("Ghi chú"),
    "Contacted.unit": Words("Đơn vị"),
    "Contacted.date": Words("Ngày trao đổi", _DAY),
    "Contacted.channel": Words("Cách trao đổi"),
    "Contacted.who": Words("Cán bộ gọi, viết"),
    "Contacted.with_whom": Words("Gặp ai"),
    "Contacted.promised": Words("Đơn vị hẹn ngày nào", _DAY),
    "Contacted.text": Words("Nội dung"),
    "Closing.period": Words("Kỳ đã chốt", "Trùng tên tệp."),
    "Closing.versions": Words("Các lần chốt", "Lần cuối đang có hiệu lực. Do plan2015 close ghi."),
    "ClosedVersion.closed": Words("Ngày chốt", _DAY),
    "ClosedVersion.commit": Words("Phiên bản dữ liệu trong git"),
    "ClosedVersion.reason": Words("Lý do chốt lại"),
    "ClosedVersion.added_by": Words("Cách cộng", "consolidation: như báo cáo; typed: bản cũ, cộng mọi số đã gõ."),
    "ClosedVersion.totals": Words("Các tổng", "Theo khóa của chỉ tiêu; tiền theo loại mẫu số, phạm vi, loại số."),
    "ClosedVersion.without_queried": Words("Các tổng không kể số chờ giải trình"),
    "ClosedVersion.left_out": Words("Số đơn vị có số bị bỏ ra ngoài vì lỗi"),
    "ClosedVersion.submissions": Words("Mã băm từng báo cáo", "Đường dẫn dưới thư mục dữ liệu và mã SHA-256."),
})  # fmt: skip
