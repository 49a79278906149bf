"""The office's words for what the records and the answers hold."""
