"""Small and capital letters at the beginning of a text: titles inside sentences, sentences from titles."""


def lower_first(text: str) -> str:
    """The text as it stands inside a sentence: its first letter small, the rest as it is."""
    return text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """The text as it begins a sentence: its first letter a capital, the rest as it is."""
    return text[:1].upper() + text[1:]
