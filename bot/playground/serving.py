"""Where the playground may be served: on this machine alone, unless told otherwise."""

from bot.errors import CannotDoError
from bot.web.serving import LOOPBACK


def checked_host(host: str, *, is_open_to_others: bool) -> str:
    """The address to serve at, if it is this machine's own or others are meant to come in.

    Raises:
        CannotDoError: the address lets others in and nobody said that they may.
    """
    if host == LOOPBACK or is_open_to_others:
        return host
    message = (
        f"The playground lets anybody act as any employee, so it stays on {LOOPBACK};"
        f" say --open-to-others to serve it at {host} all the same."
    )
    raise CannotDoError(message)
