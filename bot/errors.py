"""The two planned kinds of error. ``str(error)`` is one sentence for whoever reads it."""


class BotError(Exception):
    """A promise not kept, in words the reader understands and can act on."""


class TryAgainError(BotError):
    """It may work later: a service is down, a limit is reached, somebody else is writing."""


class CannotDoError(BotError):
    """It never works as asked: a setting is wrong, a file is missing, a right is lacking."""
