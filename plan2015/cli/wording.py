"""Click's own words in Vietnamese.

Click speaks through gettext's `_`, bound in each of its modules; a catalogue of its own would need a compiled
binary in git and LANGUAGE set in the environment, so the words stand here and take the place of `_`.
"""

import sys
from collections.abc import Iterable

WORDS = {
    "Usage:": "Cách dùng:",
    "Options": "Tùy chọn",
    "Commands": "Các lệnh",
    "Positional arguments": "Tham số",
    "Show this message and exit.": "In hướng dẫn này rồi thoát.",
    "Show the version and exit.": "In phiên bản rồi thoát.",
    "%(prog)s, version %(version)s": "%(prog)s, phiên bản %(version)s",
    "required": "bắt buộc",
    "default: {default}": "mặc định: {default}",
    "env var: {var}": "biến môi trường: {var}",
    "Error: {message}": "Lỗi: {message}",
    "Aborted!": "Đã dừng.",
    "Try '{command} {option}' for help.": "Xem hướng dẫn: {command} {option}",
    "No such option {name!r}.": "không có tùy chọn {name}.",
    "No such command {name!r}.": "không có lệnh {name}.",
    "Did you mean {possibility}?": "Ý bạn là {possibility}?",
    "(Did you mean one of: {possibilities}?)": "(Ý bạn là một trong: {possibilities}?)",
    "Missing command.": "thiếu tên lệnh.",
    "Missing argument": "thiếu tham số",
    "Missing option": "thiếu tùy chọn",
    "Missing parameter": "thiếu giá trị",
    "Missing parameter: {param_name}": "thiếu giá trị: {param_name}",
    "Missing {param_type}": "thiếu {param_type}",
    "Invalid value: {message}": "giá trị không đúng: {message}",
    "Invalid value for {param_hint}: {message}": "giá trị của {param_hint} không đúng: {message}",
    "Option {name!r} does not take a value.": "tùy chọn {name} không kèm giá trị.",
    "Option {name!r} requires an argument.": "tùy chọn {name} cần một giá trị.",
    "Option {name!r} requires {nargs} arguments.": "tùy chọn {name} cần {nargs} giá trị.",
    "Argument {name!r} takes {nargs} values.": "tham số {name} cần {nargs} giá trị.",
    "Got unexpected extra argument ({args})": "thừa tham số: {args}",
    "Got unexpected extra arguments ({args})": "thừa tham số: {args}",
    "Choose from:\n\t{choices}": "Chọn một trong:\n\t{choices}",
    "{value!r} is not {choice}.": "{value} không phải {choice}.",
    "{value!r} is not one of {choices}.": "{value} không phải một trong: {choices}.",
    "{value!r} is not a valid {number_type}.": "{value} không phải số.",
    "{value} is not in the range {range}.": "{value} nằm ngoài khoảng {range}.",
    "{name} {filename!r} does not exist.": "không thấy {name} {filename}.",
    "{name} {filename!r} is a file.": "{filename} là tệp.",
    "{name} {filename!r} is a directory.": "{filename} là thư mục.",
    "{name} {filename!r} is not readable.": "không đọc được {name} {filename}.",
    "{name} {filename!r} is not writable.": "không ghi được {name} {filename}.",
    "file": "tệp",
    "directory": "thư mục",
    "path": "đường dẫn",
    "Could not open file {filename!r}: {message}": "không mở được tệp {filename}: {message}",
    "unknown error": "lỗi không rõ",
}
"""Click's message, letter for letter, and what we say."""


def translate(message: str) -> str:
    """Our words for one of click's messages; its own where it says nothing to a user."""
    return WORDS.get(message, message)


def _translate_number(one: str, many: str, number: int) -> str:
    return translate(one if number == 1 else many)


def speak_vietnamese(modules: Iterable[str] = ()) -> None:
    """Gives every loaded module of click our words."""
    for name in modules or [name for name in sys.modules if name.startswith("click.")]:
        module = sys.modules[name]
        if hasattr(module, "_"):
            module._ = translate  # type: ignore[attr-defined]
        if hasattr(module, "ngettext"):
            module.ngettext = _translate_number  # type: ignore[attr-defined]
