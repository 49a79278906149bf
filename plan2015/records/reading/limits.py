"""How much a data file may hold: every limit of the reader, and nothing in a file can raise one."""

FILE_BYTES = 2_000_000
DEPTH = 32
VALUES = 50_000
SCALAR_CHARACTERS = 100_000
PROBLEMS_PER_FILE = 50
EXCERPT_CHARACTERS = 200
