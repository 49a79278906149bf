"""What libyaml's few syntax complaints mean to whoever typed the file, in Vietnamese."""

from yaml import MarkedYAMLError

from plan2015.records.reading.characters import Flaw

# libyaml's own words (a fixed list in its C source), matched by a part that names the cause.
_CAUSES: tuple[tuple[str, str, str], ...] = (
    (
        "cannot start any token",
        "có ký tự không được đứng đầu một giá trị",
        "Thụt lề bằng dấu cách, không dùng Tab; đặt giá trị bắt đầu bằng @ ` % trong ngoặc kép.",
    ),
    (
        "mapping values are not allowed",
        "có dấu hai chấm “:” ở giữa một giá trị",
        "Đặt cả giá trị trong ngoặc kép, hoặc kiểm tra thụt lề của dòng này.",
    ),
    (
        "could not find expected ':'",
        "thiếu dấu hai chấm “:” sau khóa",
        "Viết “khóa: giá trị”; đoạn văn nhiều dòng thì dùng “khóa: |” rồi xuống dòng, thụt vào.",
    ),
    (
        "did not find expected ',' or",
        "ngoặc [ ] hoặc { } chưa đóng hoặc thiếu dấu phẩy",
        "Đóng ngoặc, hoặc viết mỗi giá trị một dòng.",
    ),
    (
        "did not find expected key",
        "dòng không khớp với nhóm đang viết",
        "Các khóa cùng nhóm phải thụt lề bằng nhau; giá trị có ngoặc kép thì không viết tiếp chữ sau ngoặc đóng.",
    ),
    (
        "did not find expected '-'",
        "dòng không khớp với danh sách đang viết",
        "Các dòng của một danh sách cùng bắt đầu bằng “- ” và thụt lề bằng nhau.",
    ),
    (
        "block sequence entries are not allowed",
        "dấu “-” đặt sai chỗ",
        "Đưa mỗi mục của danh sách xuống một dòng riêng.",
    ),
    (
        "unexpected end of stream",
        "ngoặc kép hoặc ngoặc đơn mở mà không đóng",
        "Thêm dấu ngoặc đóng ở cuối giá trị.",
    ),
    (
        "unexpected document indicator",
        "ngoặc kép hoặc ngoặc đơn mở mà không đóng",
        "Thêm dấu ngoặc đóng ở cuối giá trị.",
    ),
    (
        "unknown escape character",
        "dấu “\\” trong ngoặc kép không đúng",
        "Trong ngoặc kép viết “\\\\” cho một dấu “\\”, hoặc dùng ngoặc đơn.",
    ),
    ("did not find expected hexdecimal", "mã ký tự sau “\\x”, “\\u” không đúng", "Gõ thẳng ký tự cần viết."),
    ("invalid Unicode character escape", "mã ký tự không có trong Unicode", "Gõ thẳng ký tự cần viết."),
    (
        "did not find expected <document start>",
        "có chữ nằm ngoài nhóm khóa",
        "Kiểm tra thụt lề và dấu hai chấm của dòng này.",
    ),
    ("found character '\\t'", "có phím Tab ở chỗ thụt lề", "Thụt lề bằng dấu cách."),
    ("tab", "có phím Tab ở chỗ thụt lề", "Thụt lề bằng dấu cách."),
    ("indentation", "thụt lề sai", "Thụt lề mỗi tầng hai dấu cách."),
    (
        "alias",
        "dùng neo hoặc tham chiếu YAML",
        "Bỏ dấu & hoặc *; nếu cần các dấu này thì đặt giá trị trong ngoặc kép.",
    ),
    (
        "anchor",
        "dùng neo hoặc tham chiếu YAML",
        "Bỏ dấu & hoặc *; nếu cần các dấu này thì đặt giá trị trong ngoặc kép.",
    ),
    ("tag", "dùng nhãn kiểu YAML", "Bỏ dấu !; nếu cần dấu này thì đặt giá trị trong ngoặc kép."),
    ("directive", "có chỉ thị YAML ở đầu dòng", "Bỏ dòng bắt đầu bằng %."),
    ("version", "có chỉ thị %YAML", "Bỏ dòng bắt đầu bằng %."),
    ("block scalar", "dấu | hoặc > viết sai", "Viết “khóa: |”, xuống dòng, rồi thụt đoạn văn vào."),
    ("chomping", "dấu | hoặc > viết sai", "Viết “khóa: |”, xuống dòng, rồi thụt đoạn văn vào."),
)
_OTHER = (
    "dòng này không đúng cách viết YAML",
    "Xem lại thụt lề, dấu hai chấm và dấu ngoặc của dòng này và dòng trước.",
)


def explain_syntax(error: MarkedYAMLError, text: str) -> Flaw:
    """The flaw that a parser's complaint stands for; an unclosed quote is shown where it opens."""
    said = str(error.problem or "")
    cause, hint = next(((cause, hint) for part, cause, hint in _CAUSES if part in said), _OTHER)
    opened = "unexpected end of stream" in said or "unexpected document indicator" in said
    mark = error.context_mark if opened and error.context_mark else error.problem_mark or error.context_mark
    index = min(mark.index, len(text)) if mark else 0
    return Flaw("yaml-syntax", index, 0, cause, hint, fatal=True)
