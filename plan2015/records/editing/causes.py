"""Why the system would not read or write, in an office's words."""

import errno

from plan2015.files.gate import GateError


def cause_of(error: OSError) -> str:
    """Why the system would not read or write, in an office's words."""
    if isinstance(error, GateError):
        return error.message
    return _CAUSES.get(error.errno or 0, "máy báo lỗi đọc, ghi")


_CAUSES = {
    errno.EACCES: "không được phép đọc hoặc ghi, hoặc tệp đang mở trong chương trình khác",
    errno.EPERM: "không được phép đọc hoặc ghi",
    errno.ENOENT: "không thấy",
    errno.ENOTDIR: "đường dẫn không phải thư mục",
    errno.ENOSPC: "đĩa đầy",
    errno.EDQUOT: "hết dung lượng được cấp trên đĩa",
    errno.EFBIG: "vượt quá dung lượng cho phép của một tệp",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
}
