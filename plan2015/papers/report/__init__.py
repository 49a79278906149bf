"""The consolidated report: its figures, tables, annexes, and the places where the author writes."""
