"""Pages of values that do not fit the place they stand in."""

from plan2015.records.faults.page import Page
from plan2015.records.problem import Kind

E = Kind.ERROR
_LAW = "Luật Kế toán 2003, Điều 12 khoản 2: chấm ngăn hàng nghìn, phẩy thập phân."

SCHEMA: tuple[Page, ...] = (
    Page(
        name="unknown-key",
        kind=E,
        summary="Khóa không có trong mẫu của bản ghi.",
        why="Gõ sai tên khóa thì giá trị không được tính ở đâu cả.",
        fix="Sửa theo gợi ý; xem các khóa được dùng bằng plan2015 new.",
    ),
    Page(
        name="missing-key",
        kind=E,
        summary="Thiếu khóa bắt buộc, hoặc có khóa mà để trống.",
        why="Thiếu khóa này thì không biết bản ghi nói về đơn vị, kỳ hay việc gì.",
        fix="Thêm khóa và giá trị.",
    ),
    Page(
        name="wrong-type",
        kind=E,
        summary="Giá trị không đúng dạng: cần chữ mà là nhóm, cần danh sách mà là chữ.",
        why="Thường do thụt lề sai hoặc thiếu dấu “- ” đầu mục.",
        fix="Xem lại thụt lề và dấu “- ”, theo mẫu của plan2015 new.",
    ),
    Page(
        name="unknown-choice",
        kind=E,
        summary="Giá trị không có trong các lựa chọn.",
        why="Chỉ những từ đã định mới đếm và cộng được.",
        fix="Chọn một trong các từ nêu ở thông báo.",
    ),
    Page(
        name="not-a-number",
        kind=E,
        summary="Không đọc được thành số.",
        why="Công cụ không đoán số, để không cộng nhầm.",
        fix="Ghi 1250000 hoặc 1.250.000; số lẻ dùng dấu phẩy: 12,5. Sau số chỉ ghi được đơn vị tính của chính ô đó (12 lớp), không ghi chữ khác hay dấu %.",
        basis=_LAW,
    ),
    Page(
        name="ambiguous-number",
        kind=E,
        summary="Số đọc được hai cách.",
        why="Ở chỗ chỉ có số nguyên (người, lớp, đồng), “1,500” có thể là 1500 viết theo lối Anh, hoặc 1,5 ghi nhầm đơn vị tính. Ở chỗ có số lẻ (ngày), “1.500” có thể là 1500 hoặc 1,5. Đoán sai là sai nghìn lần.",
        fix="Ở chỗ chỉ có số nguyên ghi 1500 hoặc 1.500; ở chỗ có số lẻ ghi 1500 hoặc 1,5.",
        basis=_LAW,
    ),
    Page(
        name="fraction-not-allowed",
        kind=E,
        summary="Số lẻ ở chỗ phải là số nguyên.",
        why="Người, lớp, đồng không có nửa; số lẻ thường là ghi nhầm đơn vị tính (triệu đồng thay vì đồng), hoặc máy đã hiểu dấu chấm hàng nghìn là dấu thập phân.",
        fix="Ghi số nguyên, dấu chấm ngăn hàng nghìn (1.250); tiền đổi ra đồng: 1,5 triệu đồng ghi 1.500.000.",
        basis="Đơn vị tính của từng chỉ tiêu trong biểu mẫu đề xuất; tiền ghi đủ đến đồng.",
    ),
    Page(
        name="negative-figure",
        kind=E,
        summary="Số âm ở chỗ chỉ đếm hoặc chi.",
        why="Số lớp, số người, số tiền không thể nhỏ hơn không; số âm làm sai tổng.",
        fix="Bỏ dấu trừ nếu gõ nhầm; chưa có số thì để trống; bằng không thì ghi 0.",
        basis="Các chỉ tiêu của biểu mẫu đề xuất đều là số đếm hoặc số tiền.",
    ),
    Page(
        name="not-a-date",
        kind=E,
        summary="Không đọc được thành ngày.",
        why="Ngày sai thì không tính được đúng hạn hay chậm.",
        fix="Ghi ngày/tháng/năm: 12/11/2015, hoặc 2015-11-12.",
    ),
    Page(
        name="ambiguous-date",
        kind=E,
        summary="Ngày đọc được hai cách.",
        why="Năm hai chữ số không rõ thế kỷ; công cụ không đoán.",
        fix="Ghi năm bốn chữ số: 12/11/2015.",
    ),
    Page(
        name="impossible-date",
        kind=E,
        summary="Ngày không có trong lịch.",
        why="Tháng 02 không có ngày 30, 31.",
        fix="Kiểm tra lại ngày trên văn bản.",
    ),
    Page(
        name="day-far-from-period",
        kind=E,
        summary="Ngày ở xa kỳ báo cáo đến mức không thể đúng.",
        why="Thường do ghi nhầm năm; lấy ngày ấy thì đơn vị đã gửi lại thành chưa gửi, hoặc đúng hạn thành chậm. Ngày này "
        "không được dùng để tính; ngày nhận như vậy là chưa rõ ngày nhận.",
        fix="Đối chiếu văn bản, sổ công văn đến rồi sửa ngày.",
        basis="Khoảng cho phép quanh kỳ: settings.dates trong tasks.yaml, hoặc dates của chỉ tiêu, của kỳ.",
    ),
    Page(
        name="not-yes-or-no",
        kind=E,
        summary="Cần true (có), false (không) hoặc để trống (chưa rõ).",
        why="“chưa rõ” khác “không”, nên phải ghi đúng một trong ba.",
        fix="Ghi true, false, hoặc để trống.",
    ),
    Page(
        name="not-a-clause",
        kind=E,
        summary="Không phải ký hiệu điểm, khoản, mục của Kế hoạch.",
        why="Ký hiệu sai thì việc không gắn được với Kế hoạch.",
        fix="Ghi như II.3.d: mục, khoản, điểm (a, b, c, d, đ, e, g…).",
        basis="Cách đánh mục, khoản, điểm của Kế hoạch.",
    ),
    Page(
        name="bad-id",
        kind=E,
        summary="Mã không đúng cách đặt.",
        why="Mã dùng làm tên tệp và để tra cứu, nên chỉ gồm chữ thường không dấu, số và dấu nối.",
        fix="Ghi như ldld-tinh-an-giang.",
    ),
    Page(
        name="incomplete-due",
        kind=E,
        summary="Thời hạn ghi thiếu hoặc lẫn nhiều cách.",
        why="Mỗi thời hạn chỉ một cách ghi: before (trước ngày), by (chậm nhất ngày) hoặc window (trong khoảng).",
        fix="Giữ đúng một trong ba khóa before, by, window; hoặc để trống: chưa quy định.",
    ),
)
