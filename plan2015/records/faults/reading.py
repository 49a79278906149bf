"""Pages of what can be wrong with a file before its meaning is looked at."""

from plan2015.records.faults.page import Page
from plan2015.records.problem import Kind
from plan2015.records.reading.limits import DEPTH, FILE_WORDS, KEY_CHARACTERS, SCALAR_CHARACTERS, VALUES, spelt

E, N = Kind.ERROR, Kind.NOTE
_RESAVE = "Mở tệp bằng Notepad hoặc VS Code, chọn “Lưu với mã UTF-8”, rồi đối chiếu lại dấu tiếng Việt."
_RETYPE = "Xóa đoạn đó rồi gõ lại bằng bộ gõ Unicode."
_HIDDEN = "Ký tự mắt không thấy làm hai chữ trông giống nhau thành khác nhau, nên tra cứu và so sánh sẽ sai."
_PLAIN = "Dữ liệu chỉ dùng phần đơn giản của YAML, để mỗi giá trị đứng đúng một chỗ và sửa được từng chỗ."

READING: tuple[Page, ...] = (
    Page(
        name="unreadable-file",
        kind=E,
        summary="Tệp không mở hoặc không đọc được.",
        why="Báo cáo trong tệp chưa được tính.",
        fix="Kiểm tra tệp còn ở đó, không bị khóa và được phép đọc.",
    ),
    Page(
        name="not-a-file",
        kind=E,
        summary="Đường dẫn là liên kết, thư mục hoặc thiết bị, không phải tệp thông thường.",
        why="Chỉ tệp thật trong thư mục dữ liệu mới được đọc, để không lấy nhầm tệp ở nơi khác.",
        fix="Thay bằng chính tệp dữ liệu.",
    ),
    Page(
        name="too-large",
        kind=E,
        summary=f"Tệp lớn hơn {FILE_WORDS}.",
        why="Một báo cáo chỉ vài nghìn byte; tệp quá lớn thường là chép nhầm.",
        fix="Kiểm tra nội dung; mỗi báo cáo một tệp.",
    ),
    Page(
        name="empty-file",
        kind=E,
        summary="Tệp không có nội dung.",
        why="Tệp trống không cho biết gì; tệp mất nội dung vì mất điện, đầy đĩa trông cũng như vậy.",
        fix="Điền nội dung, hoặc xóa tệp nếu tạo nhầm. Danh sách chưa có mục nào thì ghi [].",
    ),
    Page(
        name="not-utf8",
        kind=E,
        summary="Tệp không ghi bằng mã UTF-8.",
        why="Đọc sai bảng mã thì chữ có dấu hỏng hết.",
        fix=_RESAVE,
        basis="Quyết định 72/2002/QĐ-TTg: dùng Unicode (TCVN 6909:2001).",
    ),
    Page(
        name="utf-16",
        kind=E,
        summary="Tệp ghi bằng mã UTF-16.",
        why="Notepad gọi mã này là “Unicode”; công cụ chỉ đọc UTF-8.",
        fix=_RESAVE,
    ),
    Page(
        name="windows-1258",
        kind=E,
        summary="Tệp ghi bằng mã windows-1258.",
        why="Bảng mã cũ của Windows; đọc như UTF-8 thì hỏng dấu.",
        fix=_RESAVE,
        basis="Quyết định 72/2002/QĐ-TTg: dùng Unicode (TCVN 6909:2001).",
    ),
    Page(
        name="legacy-text",
        kind=E,
        summary="Chữ viết theo bảng mã cũ TCVN3 (.VnTime) hoặc VNI.",
        why="Chữ bảng mã cũ không tra cứu, sắp xếp, in lại được; đoán để chuyển có thể sai chữ hoa.",
        fix="Chuyển sang Unicode bằng công cụ của bộ gõ, rồi đối chiếu lại với bản giấy.",
        basis="Quyết định 72/2002/QĐ-TTg: dùng Unicode (TCVN 6909:2001).",
    ),
    Page(
        name="mojibake",
        kind=E,
        summary="Chữ đã bị đọc sai bảng mã trước khi ghi vào tệp.",
        why="Chữ như “LiÃªn Ä‘oÃ n” không còn đúng tên, không so được với danh sách.",
        fix="Gõ lại, hoặc nhận theo gợi ý sau khi đối chiếu.",
    ),
    Page(
        name="nul-filled",
        kind=E,
        summary="Tệp bị hỏng khi ghi: có nội dung toàn byte rỗng.",
        why="Thường do mất điện hoặc đầy đĩa.",
        fix="Lấy lại bản trước từ git: git checkout -- TỆP.",
    ),
    Page(
        name="merge-conflict",
        kind=E,
        summary="Trong tệp còn dấu <<<<<<< ======= >>>>>>> của git.",
        why="Hai người cùng sửa một chỗ mà chưa chọn bên nào đúng.",
        fix="Chọn phần đúng, xóa các dòng dấu, rồi lưu lại.",
    ),
    Page(name="bidi-character", kind=E, summary="Có ký tự đổi chiều chữ.", why=_HIDDEN, fix=_RETYPE),
    Page(name="zero-width-character", kind=E, summary="Có ký tự không có bề rộng.", why=_HIDDEN, fix=_RETYPE),
    Page(
        name="soft-hyphen",
        kind=E,
        summary="Có dấu nối ẩn.",
        why="Khi chữ TCVN3 bị đọc sai, “ư” thành dấu nối ẩn và biến mất khỏi màn hình.",
        fix=_RETYPE,
    ),
    Page(
        name="replacement-character",
        kind=E,
        summary="Có ký tự “\ufffd”.",
        why="Chữ gốc đã mất khi chuyển mã, không phục hồi được.",
        fix="Gõ lại theo bản giấy.",
    ),
    Page(
        name="private-character",
        kind=E,
        summary="Có ký tự riêng của một phông chữ.",
        why="Máy khác không có phông đó sẽ không đọc được.",
        fix=_RETYPE,
    ),
    Page(
        name="control-character",
        kind=E,
        summary="Có ký tự điều khiển.",
        why="Ký tự này không in ra được và có thể làm hỏng văn bản.",
        fix=_RETYPE,
    ),
    Page(
        name="nfd-text",
        kind=N,
        summary="Chữ có dấu viết theo Unicode tổ hợp (rời).",
        why="Công cụ tự hiểu như chữ dựng sẵn; chỉ báo để biết.",
        fix="Chạy plan2015 fmt, hoặc lưu lại từ máy Windows.",
    ),
    Page(
        name="yaml-syntax",
        kind=E,
        summary="Tệp không đúng cách viết YAML.",
        why="Không đọc được đến hết tệp, nên cả báo cáo chưa được tính.",
        fix="Xem dòng được nêu và dòng ngay trước đó: thụt lề, dấu hai chấm, ngoặc.",
    ),
    Page(
        name="second-document",
        kind=E,
        summary="Tệp có phần thứ hai sau dấu “---”.",
        why="Mỗi tệp là một bản ghi; phần sau sẽ không được đọc.",
        fix="Tách phần sau ra tệp riêng, hoặc xóa dòng “---”.",
    ),
    Page(
        name="anchor-or-alias",
        kind=E,
        summary="Dùng neo & hoặc tham chiếu * của YAML.",
        why=_PLAIN,
        fix="Viết lại giá trị đầy đủ ở từng chỗ; nếu & hoặc * là chữ thì đặt trong ngoặc kép.",
    ),
    Page(name="merge-key", kind=E, summary="Dùng khóa << của YAML.", why=_PLAIN, fix="Viết các khóa ra đầy đủ."),
    Page(
        name="tag",
        kind=E,
        summary="Dùng nhãn kiểu ! của YAML.",
        why=_PLAIN,
        fix="Bỏ nhãn; nếu ! là chữ thì đặt giá trị trong ngoặc kép.",
    ),
    Page(
        name="duplicate-key",
        kind=E,
        summary="Một khóa viết hai lần trong cùng một nhóm.",
        why="Không biết lấy giá trị nào; nhiều chương trình lặng lẽ lấy giá trị sau.",
        fix="Giữ dòng đúng, xóa dòng kia.",
    ),
    Page(
        name="wrong-key",
        kind=E,
        summary="Khóa không phải là chữ.",
        why=_PLAIN,
        fix="Viết khóa bằng chữ, theo mẫu của plan2015 new.",
    ),
    Page(
        name="wrong-indent",
        kind=E,
        summary="Khóa trống hoặc đứng sau dấu cách đặc biệt (không ngắt dòng).",
        why="Dấu cách chép từ Word trông như dấu cách thường nhưng làm sai cấu trúc.",
        fix="Xóa khoảng trắng đầu dòng, gõ lại bằng phím cách.",
    ),
    Page(
        name="comma-in-braces",
        kind=E,
        summary="Dấu phẩy trong { } đã tách một giá trị làm đôi.",
        why="Trong { } và [ ], dấu phẩy ngăn các giá trị: {ket_qua: 12,5} thành hai phần “12” và “5”.",
        fix="Viết mỗi khóa một dòng, hoặc đặt giá trị trong ngoặc kép.",
    ),
    Page(
        name="too-deep",
        kind=E,
        summary=f"Các nhóm lồng nhau quá {DEPTH} tầng.",
        why="Không bản ghi nào cần sâu như vậy; thường là thiếu ngoặc đóng.",
        fix="Kiểm tra ngoặc và thụt lề.",
    ),
    Page(
        name="too-many-values",
        kind=E,
        summary=f"Tệp có quá {spelt(VALUES)} giá trị.",
        why="Thường là chép nhầm dữ liệu khác vào.",
        fix="Mỗi báo cáo một tệp.",
    ),
    Page(
        name="too-long-value",
        kind=E,
        summary="Một giá trị hoặc khóa quá dài.",
        why=f"Giới hạn {spelt(SCALAR_CHARACTERS)} ký tự một giá trị, {KEY_CHARACTERS} ký tự một khóa.",
        fix="Rút gọn, hoặc kèm văn bản gốc ở ngoài tệp.",
    ),
)
