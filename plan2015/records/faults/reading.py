"""Pages of what can be wrong with a file before its meaning is looked at."""

from plan2015.records.faults.page import Page
from plan2015.records.problem import Kind

E, N = Kind.ERROR, Kind.NOTE
_RESAVE = "Mở tệp bằng Notepad hoặc VS Code, chọn “Lưu với mã UTF-8”, rồi đối chiếu lại dấu tiếng Việt."
_RETYPE = "Xóa đoạn đó rồi gõ lại bằng bộ gõ Unicode."
_HIDDEN = "Ký tự mắt không thấy làm hai chữ trông giống nhau thành khác nhau, nên tra cứu và so sánh sẽ sai."
_PLAIN = "Dữ liệu chỉ dùng phần đơn giản của YAML, để mỗi giá trị đứng đúng một chỗ và sửa được từng chỗ."

READING: tuple[Page, ...] = (
    Page("unreadable-file", E, "Tệp không mở hoặc không đọc được.", "Báo cáo trong tệp chưa được tính.", "Kiểm tra tệp còn ở đó, không bị khóa và được phép đọc."),
    Page("not-a-file", E, "Đường dẫn là liên kết, thư mục hoặc thiết bị, không phải tệp thông thường.", "Chỉ tệp thật trong thư mục dữ liệu mới được đọc, để không lấy nhầm tệp ở nơi khác.", "Thay bằng chính tệp dữ liệu."),
    Page("too-large", E, "Tệp lớn hơn 2 MB.", "Một báo cáo chỉ vài nghìn byte; tệp quá lớn thường là chép nhầm.", "Kiểm tra nội dung; mỗi báo cáo một tệp."),
    Page("empty-file", E, "Tệp không có nội dung.", "Tệp trống không cho biết gì về đơn vị.", "Điền nội dung, hoặc xóa tệp nếu tạo nhầm."),
    Page("not-utf8", E, "Tệp không ghi bằng mã UTF-8.", "Đọc sai bảng mã thì chữ có dấu hỏng hết.", _RESAVE, "Quyết định 72/2002/QĐ-TTg: dùng Unicode (TCVN 6909:2001)."),
    Page("utf-16", E, "Tệp ghi bằng mã UTF-16.", "Notepad gọi mã này là “Unicode”; công cụ chỉ đọc UTF-8.", _RESAVE),
    Page("windows-1258", E, "Tệp ghi bằng mã windows-1258.", "Bảng mã cũ của Windows; đọc như UTF-8 thì hỏng dấu.", _RESAVE, "Quyết định 72/2002/QĐ-TTg: dùng Unicode (TCVN 6909:2001)."),
    Page("legacy-text", E, "Chữ viết theo bảng mã cũ TCVN3 (.VnTime) hoặc VNI.", "Chữ bảng mã cũ không tra cứu, sắp xếp, in lại được; đoán để chuyển có thể sai chữ hoa.", "Chuyển sang Unicode bằng công cụ của bộ gõ, rồi đối chiếu lại với bản giấy.", "Quyết định 72/2002/QĐ-TTg: dùng Unicode (TCVN 6909:2001)."),
    Page("mojibake", E, "Chữ đã bị đọc sai bảng mã trước khi ghi vào tệp.", "Chữ như “LiÃªn Ä‘oÃ n” không còn đúng tên, không so được với danh sách.", "Gõ lại, hoặc nhận theo gợi ý sau khi đối chiếu."),
    Page("nul-filled", E, "Tệp bị hỏng khi ghi: có nội dung toàn byte rỗng.", "Thường do mất điện hoặc đầy đĩa.", "Lấy lại bản trước từ git: git checkout -- TỆP."),
    Page("merge-conflict", E, "Trong tệp còn dấu <<<<<<< ======= >>>>>>> của git.", "Hai người cùng sửa một chỗ mà chưa chọn bên nào đúng.", "Chọn phần đúng, xóa các dòng dấu, rồi lưu lại."),
    Page("bidi-character", E, "Có ký tự đổi chiều chữ.", _HIDDEN, _RETYPE),
    Page("zero-width-character", E, "Có ký tự không có bề rộng.", _HIDDEN, _RETYPE),
    Page("soft-hyphen", E, "Có dấu nối ẩn.", "Khi chữ TCVN3 bị đọc sai, “ư” thành dấu nối ẩn và biến mất khỏi màn hình.", _RETYPE),
    Page("replacement-character", E, "Có ký tự “\ufffd”.", "Chữ gốc đã mất khi chuyển mã, không phục hồi được.", "Gõ lại theo bản giấy."),
    Page("private-character", E, "Có ký tự riêng của một phông chữ.", "Máy khác không có phông đó sẽ không đọc được.", _RETYPE),
    Page("control-character", E, "Có ký tự điều khiển.", "Ký tự này không in ra được và có thể làm hỏng văn bản.", _RETYPE),
    Page("nfd-text", N, "Chữ có dấu viết theo Unicode tổ hợp (rời).", "Công cụ tự hiểu như chữ dựng sẵn; chỉ báo để biết.", "Chạy plan2015 fmt, hoặc lưu lại từ máy Windows."),
    Page("yaml-syntax", E, "Tệp không đúng cách viết YAML.", "Không đọc được đến hết tệp, nên cả báo cáo chưa được tính.", "Xem dòng được nêu và dòng ngay trước đó: thụt lề, dấu hai chấm, ngoặc."),
    Page("second-document", E, "Tệp có phần thứ hai sau dấu “---”.", "Mỗi tệp là một bản ghi; phần sau sẽ không được đọc.", "Tách phần sau ra tệp riêng, hoặc xóa dòng “---”."),
    Page("anchor-or-alias", E, "Dùng neo & hoặc tham chiếu * của YAML.", _PLAIN, "Viết lại giá trị đầy đủ ở từng chỗ; nếu & hoặc * là chữ thì đặt trong ngoặc kép."),
    Page("merge-key", E, "Dùng khóa << của YAML.", _PLAIN, "Viết các khóa ra đầy đủ."),
    Page("tag", E, "Dùng nhãn kiểu ! của YAML.", _PLAIN, "Bỏ nhãn; nếu ! là chữ thì đặt giá trị trong ngoặc kép."),
    Page("duplicate-key", E, "Một khóa viết hai lần trong cùng một nhóm.", "Không biết lấy giá trị nào; nhiều chương trình lặng lẽ lấy giá trị sau.", "Giữ dòng đúng, xóa dòng kia."),
    Page("wrong-key", E, "Khóa không phải là chữ.", _PLAIN, "Viết khóa bằng chữ, theo mẫu của plan2015 new."),
    Page("wrong-indent", E, "Khóa trống hoặc đứng sau dấu cách đặc biệt (không ngắt dòng).", "Dấu cách chép từ Word trông như dấu cách thường nhưng làm sai cấu trúc.", "Xóa khoảng trắng đầu dòng, gõ lại bằng phím cách."),
    Page("comma-in-braces", E, "Dấu phẩy trong { } đã tách một giá trị làm đôi.", "Trong { } và [ ], dấu phẩy ngăn các giá trị: {ket_qua: 12,5} thành hai phần “12” và “5”.", "Viết mỗi khóa một dòng, hoặc đặt giá trị trong ngoặc kép."),
    Page("too-deep", E, "Các nhóm lồng nhau quá 32 tầng.", "Không bản ghi nào cần sâu như vậy; thường là thiếu ngoặc đóng.", "Kiểm tra ngoặc và thụt lề."),
    Page("too-many-values", E, "Tệp có quá 50.000 giá trị.", "Thường là chép nhầm dữ liệu khác vào.", "Mỗi báo cáo một tệp."),
    Page("too-long-value", E, "Một giá trị hoặc khóa quá dài.", "Giới hạn 100.000 ký tự một giá trị, 300 ký tự một khóa.", "Rút gọn, hoặc kèm văn bản gốc ở ngoài tệp."),
)
