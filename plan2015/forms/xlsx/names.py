"""The defined names by which a workbook's answers are found again."""

PREFIX = "p15_"


def name_of(code: str) -> str:
    """The defined name of the cell with a code."""
    return PREFIX + code.replace(".", "_")


def code_of(name: str) -> str | None:
    """The code that a defined name states; None when it is not one of ours."""
    return name.removeprefix(PREFIX).replace("_", ".") if name.startswith(PREFIX) else None
