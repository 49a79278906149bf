"""plan2015: who owes what, by when, and what is wrong with what we got."""

__version__ = "0.1.0"
