"""What people type as values: the one door through which texts reach the commands that write."""

from collections.abc import Iterator, Mapping
from typing import Any

import click

from plan2015.cli.wording import translate


class TextType(click.ParamType[str]):
    """A text as the reader would give it back; blanks alone are no value, and refused where one is required."""

    name = "CHỮ"

    def __init__(self, *, may_be_blank: bool = False) -> None:
        self._may_be_blank = may_be_blank

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The text, its letters composed and its lines ended our way."""
        from plan2015.records.editing.typed import as_read

        text = str(value)
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            self.fail("có byte không phải UTF-8", param, ctx)
        read = as_read(text)
        if read is None and param is not None and param.required and not self._may_be_blank:
            self.fail("để trống", param, ctx)
        return read or ""


TEXT = TextType()
BLANK_OR_TEXT = TextType(may_be_blank=True)


class ValueCommand(click.Command):
    """A command whose values may begin with a dash: “- Đã mở 12 lớp”, -3. Only what begins with two is an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Puts the options first and the values behind `--`, where click takes them as they are."""
        known = {name: p for p in self.get_params(ctx) if isinstance(p, click.Option) for name in p.opts}
        options, values = list[str](), list[str]()
        left = iter(args)
        for arg in left:
            name, sign, _ = arg.partition("=")
            if arg == "--":
                values += left
            elif name in known:
                options.append(arg)
                if not sign and not known[name].is_flag:
                    options += _value_of(name, left)
            elif arg.startswith("--"):
                raise _no_such_option(name, known, ctx)
            else:
                values.append(arg)
        return super().parse_args(ctx, [*options, "--", *values])


def _value_of(name: str, left: Iterator[str]) -> list[str]:
    try:
        return [next(left)]
    except StopIteration:
        raise click.BadOptionUsage(name, translate("Option {name!r} requires an argument.").format(name=name)) from None


def _no_such_option(name: str, known: Mapping[str, click.Option], ctx: click.Context) -> click.UsageError:
    from plan2015.vietnamese.matching import closest

    near = closest(name, known)
    guess = f" Ý bạn là {near}?" if near else ""
    return click.UsageError(f"không có tùy chọn {name}.{guess} Nếu đó là giá trị, ghi sau dấu -- : … -- {name}", ctx)
