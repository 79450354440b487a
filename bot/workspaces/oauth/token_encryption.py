"""Seals tokens before they are kept, with keys that only the settings know."""

import copy
from collections.abc import Callable, Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from slack_sdk.oauth.installation_store import Bot

from bot.errors import CannotDoError, TryAgainError

SEALED = "sealed:"  # a token of Slack's begins with "xox"
LOST = "Tokens of workspaces are sealed with a key that TOKEN_KEYS lacks. Put it back there."


class KeyUnfitError(CannotDoError):
    """What TOKEN_KEYS names is no key."""


class SealedError(TryAgainError):
    """A token was sealed with a key that is not among ours; what needs it waits for the key."""


class Seal:
    """Seals and opens the tokens of a bot. Without keys they are kept as they are."""

    def __init__(self, keys: Sequence[str] = ()) -> None:
        """Use these keys: the first one seals, each of them opens.

        Raises:
            KeyUnfitError: one of them is no key.
        """
        try:
            self._keys = MultiFernet([Fernet(key) for key in keys]) if keys else None
        except ValueError as error:
            message = "TOKEN_KEYS holds what is no key; docs/slack.md says how to make one."
            raise KeyUnfitError(message) from error

    @property
    def is_set(self) -> bool:
        """Whether tokens are sealed."""
        return self._keys is not None

    def sealed(self, bot: Bot) -> Bot:
        """Return the bot as it is kept."""
        return _changed(bot, self._close)

    def opened(self, bot: Bot) -> Bot:
        """Return the bot as Slack knows it, sealed or not.

        Raises:
            SealedError: none of our keys opens it.
        """
        return _changed(bot, self._open)

    def _close(self, token: str) -> str:
        if self._keys is None:
            return token
        return SEALED + self._keys.encrypt(token.encode()).decode()

    def _open(self, token: str) -> str:
        if not token.startswith(SEALED):
            return token
        try:
            if self._keys:
                return self._keys.decrypt(token.removeprefix(SEALED)).decode()
        except InvalidToken as error:
            raise SealedError(LOST) from error
        raise SealedError(LOST)


def _changed(bot: Bot, change: Callable[[str], str]) -> Bot:
    changed = copy.copy(bot)
    changed.bot_token = change(bot.bot_token)
    if bot.bot_refresh_token:
        changed.bot_refresh_token = change(bot.bot_refresh_token)
    return changed
