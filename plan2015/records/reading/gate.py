"""The gate for data files: what every file passes, and the size that a record may have."""

from plan2015.files.gate import read_regular
from plan2015.records.reading.limits import FILE_BYTES


def read_bytes(path: str) -> bytes:
    """The whole content of a data file, which is a regular one within the limit and never a link."""
    return read_regular(path, FILE_BYTES)
