"""How much a data file may hold: every limit of the reader, and nothing in a file can raise one.

What is said of a limit is made from it, here too: a message never names another bound than the one that holds.
"""

FILE_BYTES = 2_000_000
DEPTH = 32
VALUES = 50_000
SCALAR_CHARACTERS = 100_000
KEY_CHARACTERS = 300
PROBLEMS_PER_FILE = 50
EXCERPT_CHARACTERS = 200


def spelt(number: int) -> str:
    """A limit as messages print it: `50.000`."""
    return f"{number:,}".replace(",", ".")


FILE_WORDS = f"{FILE_BYTES // 1_000_000} MB"
