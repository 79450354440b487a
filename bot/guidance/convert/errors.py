"""Why a document cannot be read."""


class UnreadableError(ValueError):
    """A document cannot be read, with the reason and with what mends it."""

    def __init__(self, reason: str, mend: str, line: int = 1) -> None:
        """Keep the reason, which completes "It is left out because …", and its line, from 1."""
        super().__init__(reason)
        self.reason, self.mend, self.line = reason, mend, line
