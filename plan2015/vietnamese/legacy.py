"""Old encodings: a placeholder until the real tables arrive."""


def recognise(text: str) -> str | None:
    """Nothing yet."""
    return None if text is not None else ""


def recognise_bytes(data: bytes) -> str | None:
    """Nothing yet."""
    return None if data is not None else ""


def convert_tcvn3(text: str) -> str:
    """Nothing yet."""
    return text


def convert_vni(text: str) -> str:
    """Nothing yet."""
    return text


def repair_mojibake(text: str) -> str | None:
    """Nothing yet."""
    return text
