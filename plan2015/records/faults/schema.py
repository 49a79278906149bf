"""Pages of values that do not fit the place they stand in."""

from plan2015.records.faults.page import Page
from plan2015.records.problem import Kind

E = Kind.ERROR
_LAW = "Luật Kế toán 2003, Điều 12 khoản 2: chấm ngăn hàng nghìn, phẩy thập phân."

SCHEMA: tuple[Page, ...] = (
    Page(
        "unknown-key",
        E,
        "Khóa không có trong mẫu của bản ghi.",
        "Gõ sai tên khóa thì giá trị không được tính ở đâu cả.",
        "Sửa theo gợi ý; xem các khóa được dùng bằng plan2015 new.",
    ),
    Page(
        "missing-key",
        E,
        "Thiếu khóa bắt buộc, hoặc có khóa mà để trống.",
        "Thiếu khóa này thì không biết bản ghi nói về đơn vị, kỳ hay việc gì.",
        "Thêm khóa và giá trị.",
    ),
    Page(
        "wrong-type",
        E,
        "Giá trị không đúng dạng: cần chữ mà là nhóm, cần danh sách mà là chữ.",
        "Thường do thụt lề sai hoặc thiếu dấu “- ” đầu mục.",
        "Xem lại thụt lề và dấu “- ”, theo mẫu của plan2015 new.",
    ),
    Page(
        "unknown-choice",
        E,
        "Giá trị không có trong các lựa chọn.",
        "Chỉ những từ đã định mới đếm và cộng được.",
        "Chọn một trong các từ nêu ở thông báo.",
    ),
    Page(
        "not-a-number",
        E,
        "Không đọc được thành số.",
        "Công cụ không đoán số, để không cộng nhầm.",
        "Ghi 1250000 hoặc 1.250.000; số lẻ dùng dấu phẩy: 12,5. Sau số chỉ ghi được đơn vị tính của chính ô đó (12 lớp), không ghi chữ khác hay dấu %.",
        _LAW,
    ),
    Page(
        "ambiguous-number",
        E,
        "Số đọc được hai cách.",
        "Ở chỗ chỉ có số nguyên (người, lớp, đồng), “1,500” có thể là 1500 viết theo lối Anh, hoặc 1,5 ghi nhầm đơn vị tính. Ở chỗ có số lẻ (ngày), “1.500” có thể là 1500 hoặc 1,5. Đoán sai là sai nghìn lần.",
        "Ở chỗ chỉ có số nguyên ghi 1500 hoặc 1.500; ở chỗ có số lẻ ghi 1500 hoặc 1,5.",
        _LAW,
    ),
    Page(
        "fraction-not-allowed",
        E,
        "Số lẻ ở chỗ phải là số nguyên.",
        "Người, lớp, đồng không có nửa; số lẻ thường là ghi nhầm đơn vị tính (triệu đồng thay vì đồng), hoặc máy đã hiểu dấu chấm hàng nghìn là dấu thập phân.",
        "Ghi số nguyên, dấu chấm ngăn hàng nghìn (1.250); tiền đổi ra đồng: 1,5 triệu đồng ghi 1.500.000.",
        "Đơn vị tính của từng chỉ tiêu trong biểu mẫu đề xuất; tiền ghi đủ đến đồng.",
    ),
    Page(
        "negative-figure",
        E,
        "Số âm ở chỗ chỉ đếm hoặc chi.",
        "Số lớp, số người, số tiền không thể nhỏ hơn không; số âm làm sai tổng.",
        "Bỏ dấu trừ nếu gõ nhầm; chưa có số thì để trống; bằng không thì ghi 0.",
        "Các chỉ tiêu của biểu mẫu đề xuất đều là số đếm hoặc số tiền.",
    ),
    Page(
        "not-a-date",
        E,
        "Không đọc được thành ngày.",
        "Ngày sai thì không tính được đúng hạn hay chậm.",
        "Ghi ngày/tháng/năm: 12/11/2015, hoặc 2015-11-12.",
    ),
    Page(
        "ambiguous-date",
        E,
        "Ngày đọc được hai cách.",
        "Năm hai chữ số không rõ thế kỷ; công cụ không đoán.",
        "Ghi năm bốn chữ số: 12/11/2015.",
    ),
    Page(
        "impossible-date",
        E,
        "Ngày không có trong lịch.",
        "Tháng 02 không có ngày 30, 31.",
        "Kiểm tra lại ngày trên văn bản.",
    ),
    Page(
        "day-far-from-period",
        E,
        "Ngày ở xa kỳ báo cáo đến mức không thể đúng.",
        "Thường do ghi nhầm năm; lấy ngày ấy thì đơn vị đã gửi lại thành chưa gửi, hoặc đúng hạn thành chậm. Ngày này "
        "không được dùng để tính; ngày nhận như vậy là chưa rõ ngày nhận.",
        "Đối chiếu văn bản, sổ công văn đến rồi sửa ngày.",
        "Khoảng cho phép quanh kỳ: settings.dates trong tasks.yaml, hoặc dates của chỉ tiêu, của kỳ.",
    ),
    Page(
        "not-yes-or-no",
        E,
        "Cần true (có), false (không) hoặc để trống (chưa rõ).",
        "“chưa rõ” khác “không”, nên phải ghi đúng một trong ba.",
        "Ghi true, false, hoặc để trống.",
    ),
    Page(
        "not-a-clause",
        E,
        "Không phải ký hiệu điểm, khoản, mục của Kế hoạch.",
        "Ký hiệu sai thì việc không gắn được với Kế hoạch.",
        "Ghi như II.3.d: mục, khoản, điểm (a, b, c, d, đ, e, g…).",
        "Cách đánh mục, khoản, điểm của Kế hoạch.",
    ),
    Page(
        "bad-id",
        E,
        "Mã không đúng cách đặt.",
        "Mã dùng làm tên tệp và để tra cứu, nên chỉ gồm chữ thường không dấu, số và dấu nối.",
        "Ghi như ldld-tinh-an-giang.",
    ),
    Page(
        "incomplete-due",
        E,
        "Thời hạn ghi thiếu hoặc lẫn nhiều cách.",
        "Mỗi thời hạn chỉ một cách ghi: before (trước ngày), by (chậm nhất ngày) hoặc window (trong khoảng).",
        "Giữ đúng một trong ba khóa before, by, window; hoặc để trống: chưa quy định.",
    ),
)
