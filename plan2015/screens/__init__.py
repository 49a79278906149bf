"""How answers look: tables, lines and JSON as text; nothing here prints."""
