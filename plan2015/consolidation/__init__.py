"""All submissions as one: every figure with the records it came from; missing is never zero."""
