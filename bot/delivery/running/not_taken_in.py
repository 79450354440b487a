"""What is raised when work could not be kept, whatever the database said."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

from bot.database.unavailable import DatabaseUnavailableError
from bot.errors import TryAgainError

NOT_NOTED = "I could not note this down. Please try again in a minute."


class NotTakenInError(TryAgainError):
    """The work could not be kept; Slack must not be told that it was."""


class NotYetTakenInError(NotTakenInError):
    """The work may still be kept, once the database answers."""


@contextmanager
def not_taken_in_named() -> Iterator[None]:
    """Let a database that does not keep work meet its caller as `NotTakenInError`."""
    try:
        yield
    except TimeoutError as error:
        raise NotYetTakenInError(NOT_NOTED) from error
    except (SQLAlchemyError, RuntimeError) as error:
        raise NotTakenInError(NOT_NOTED) from error
    except DatabaseUnavailableError as error:
        raise NotTakenInError(str(error)) from error
