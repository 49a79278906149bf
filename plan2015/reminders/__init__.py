"""Who gets which letter, and what it asks for."""
