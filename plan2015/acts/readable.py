"""What came as something a form can be read from: as it is, or by way of LibreOffice, or how to save it anew."""

from collections.abc import Mapping
from typing import NamedTuple

from plan2015.forms.gate import FormRefusedError
from plan2015.office.convert import TARGETS, ConvertError, convert, find_office, old_kind
from plan2015.office.gate import GateError


class Readable(NamedTuple):
    """The bytes to read; `kind` is what the file itself is, where these are not its own."""

    data: bytes
    kind: str = ""
    notes: tuple[str, ...] = ()


def readable(data: bytes, variables: Mapping[str, str]) -> Readable:
    """The file in a kind that can be read; one that cannot be made so is a `FormRefusedError`."""
    try:
        kind = old_kind(data)
    except GateError as error:
        raise FormRefusedError(str(error)) from None
    if kind is None:
        return Readable(data)
    save_as = f"mở bằng Word, Excel hoặc LibreOffice rồi lưu thành .{TARGETS[kind]}"
    program = find_office(variables)
    if program is None:
        raise FormRefusedError(f"tệp .{kind}, máy này không có LibreOffice để tự chuyển; {save_as}")
    try:
        converted = convert(data, kind, program, variables)
    except ConvertError as error:
        raise FormRefusedError(f"tệp .{kind}: {error}; {save_as}") from None
    return Readable(converted, kind, (f"tệp .{kind}, đọc qua bản .{TARGETS[kind]} do LibreOffice chuyển",))
