"""Signs that stand for something wherever they are printed."""

MISSING = "–"
"""Nobody gave it; never a zero."""
