"""Forms out to units and back from them: one specification, written and read as Word and as Excel."""
