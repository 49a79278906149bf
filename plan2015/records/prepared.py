"""Whether a submission's file was only made ready: prepared is not received."""

from plan2015.records.reading.source import Source, Value

_SILENT = frozenset(("unit", "period", "channel", "note"))
"""Keys that say neither that a report came nor what is in it."""


def is_prepared(source: Source) -> bool:
    """Whether a file holds no trace of a report: what was typed counts, also where it cannot be read."""
    data = source.data
    if not isinstance(data, dict) or data.get("received") or source.doubled:
        return False
    return not any(_is_trace(key, value) for key, value in data.items() if key not in _SILENT)


def _is_trace(key: str, value: Value) -> bool:
    if key == "source" and isinstance(value, dict) and value.get("state") == "blank":
        # A form that came back with nothing written in it is a file, not a report.
        return False
    return _holds_text(value)


def _holds_text(value: Value) -> bool:
    if isinstance(value, dict | list):
        return any(map(_holds_text, value.values() if isinstance(value, dict) else value))
    return value is not None
