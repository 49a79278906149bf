"""What was asked cannot be done."""


class Refusal(Exception):  # noqa: N818 - refused is what was asked; nothing of ours is at fault
    """Nothing was done; the reason is told to the person at the keyboard, in Vietnamese."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class OutdatedRefusal(Refusal):
    """What was decided on is no longer so; nothing was written, and it can be decided again."""
