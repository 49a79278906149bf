"""A pool of sentences from which no two units draw alike: any two share at most three of five.

Which sentence a unit takes for each place is the value of a polynomial of degree three, whose coefficients are the
unit's number in base eleven, at that place: two such polynomials agree in three places at most.
"""

import zlib

_PLACES: tuple[tuple[str, ...], ...] = (
    (
        "Việc này được bàn ngay từ phiên họp đầu năm và giao cho từng người phụ trách.",
        "Trước khi làm, bộ phận chuyên môn đã xuống hỏi ý kiến đoàn viên ở {c} nơi.",
        "Kinh nghiệm của năm ngoái cho thấy phải bắt đầu từ chỗ yếu nhất.",
        "Lãnh đạo cơ quan trực tiếp đọc hồ sơ của {a} đơn vị còn lúng túng.",
        "Các ban cùng ngồi lại chia việc theo tuần, tránh dồn vào cuối quý.",
        "Do địa bàn rộng, cách làm là chia thành cụm rồi cử người ở hẳn tại cụm.",
        "Danh sách người cần học được lập từ cơ sở gửi lên, không phân bổ từ trên xuống.",
        "Ban nữ công góp ý nhiều cho khâu chuẩn bị, nhất là giờ giấc.",
        "Khó khăn ban đầu là thiếu chỗ, phải mượn hội trường của {c} doanh nghiệp.",
        "Tổ giúp việc soạn sẵn mẫu biểu để cơ sở khỏi mất công kẻ vẽ.",
        "Chủ trương được nói rõ ở hội nghị giao ban với các trưởng bộ phận.",
    ),
    (
        "Nhờ vậy {d} đơn vị họp đều hơn, biên bản ghi được ý kiến trái chiều.",
        "Số người tự đăng ký tham gia nhiều gấp rưỡi dự tính.",
        "Đoàn viên gọi điện hỏi trực tiếp nhiều hơn hẳn, nhất là về tiền lương.",
        "Sau ba tháng, {d} doanh nghiệp đã ngồi vào bàn thương lượng.",
        "Chủ sử dụng lao động ở {c} nơi đồng ý bố trí giờ cho người đi học.",
        "Cán bộ mới bầu nắm được việc sau hai tuần thay vì cả quý như trước.",
        "Thu kinh phí ở những nơi này tăng rõ, nợ đọng giảm còn {d}%.",
        "Hồ sơ kết nạp được làm xong trong tháng, không còn để tồn.",
        "Tranh chấp nhỏ được hòa giải tại chỗ, không phải chuyển lên trên.",
        "Các tổ trưởng biết cách lắng nghe và ghi chép kiến nghị.",
        "Phụ nữ và người trẻ được giới thiệu vào quy hoạch nhiều hơn {d} người.",
    ),
    (
        "Chỗ chưa được là phần thực hành còn ngắn so với phần nghe giảng.",
        "Tài liệu phát tay in chậm, {a} buổi đầu phải chép bảng.",
        "Một vài thủ trưởng cơ quan chưa mặn mà, phải nhắc nhiều lần.",
        "Ca kíp của công nhân dệt làm lịch học bị xáo trộn luôn.",
        "Xe đi lại ở vùng cao tốn kém, mưa lũ phải hoãn {c} chuyến.",
        "Phần mềm thống kê mỗi nơi dùng một kiểu nên ghép số rất mất thời gian.",
        "Người giỏi nghiệp vụ lại hay bị điều sang công việc khác giữa chừng.",
        "Chi hội ở khối hành chính tham dự thưa hơn khối sản xuất.",
        "Khâu theo dõi sau khi tập huấn vẫn làm theo cảm tính, thiếu thước đo.",
        "Phụ cấp kiêm nhiệm thấp khiến {c} tổ trưởng xin thôi.",
        "Ở xa trung tâm, đường truyền kém, không mở được lớp qua mạng.",
    ),
    (
        "Bài học rút ra là mời chính người trong cuộc kể lại tình huống của mình.",
        "Từ tháng sau sẽ ghép hai chuyên đề làm một cho đỡ trùng lặp.",
        "Đã gửi phiếu thăm dò tới {b} học viên để sửa giáo án.",
        "Dự kiến nhân cách làm này ra toàn bộ khối doanh nghiệp ngoài nhà nước.",
        "Sắp tới mỗi cụm chọn một nơi làm mẫu cho các nơi khác đến xem.",
        "Phần việc còn lại được ghi vào chương trình công tác quý tới.",
        "Bộ câu hỏi thường gặp đã được đóng thành sổ tay bỏ túi.",
        "Thi tìm hiểu bằng hình thức sân khấu hóa được người xem ưa thích.",
        "Nhóm nòng cốt gồm {c} người được giữ lại để kèm cặp lớp sau.",
        "Kết quả từng nơi được niêm yết công khai tại trụ sở.",
        "Cuối năm sẽ chấm điểm chéo giữa các khối để xếp thứ tự.",
    ),
    (
        "Thường trực cấp ủy đánh giá cao và yêu cầu duy trì.",
        "Báo, đài địa phương đã đưa {a} tin, bài về việc này.",
        "Sở chuyên ngành cử báo cáo viên giúp không lấy thù lao.",
        "Hội đồng trọng tài lao động nhận xét đơn thư giảm hẳn.",
        "Liên ngành thanh tra ghi nhận không phát sinh vi phạm mới.",
        "Đoàn công tác của cấp trên về xem đã góp thêm {c} ý.",
        "Quỹ hỗ trợ việc làm cho vay thêm {a} dự án nhỏ.",
        "Hội cựu chiến binh và đoàn thanh niên cùng phối hợp tổ chức.",
        "Trường nghề trong vùng cho mượn xưởng để học viên thao tác.",
        "Ngân hàng chính sách bố trí quầy tư vấn ngay tại hội trường.",
        "Trung tâm y tế khám sức khỏe miễn phí cho người dự.",
    ),
)
_BASE = 11
_DEGREE = 4


def sentences(number: int, clause: str) -> tuple[str, ...]:
    """The five sentences that a unit, by its number, writes about a clause."""
    digits = [number // _BASE**power % _BASE for power in range(_DEGREE)]
    shift = zlib.crc32(clause.encode())
    return tuple(
        pool[(shift + sum(digit * place**power for power, digit in enumerate(digits))) % _BASE]
        for place, pool in enumerate(_PLACES)
    )
