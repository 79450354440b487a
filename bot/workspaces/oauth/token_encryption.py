"""Encrypts tokens before they are kept, with keys that only the settings know."""

import copy
from collections.abc import Callable, Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from slack_sdk.oauth.installation_store import Bot

from bot.errors import CannotDoError, TryAgainError

ENCRYPTED = "sealed:"  # a token of Slack's begins with "xox"
LOST = "Tokens of workspaces are encrypted with a key that TOKEN_KEYS lacks. Put it back there."


class KeyUnfitError(CannotDoError):
    """What TOKEN_KEYS names is no key."""


class TokenKeyMissingError(TryAgainError):
    """A token is encrypted with a key that is not among ours; its work waits for the key."""


class TokenEncryption:
    """Encrypts and decrypts the tokens of a bot. Without keys they are kept as they are."""

    def __init__(self, keys: Sequence[str] = ()) -> None:
        """Use these keys: the first one encrypts, each of them decrypts.

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
        """Whether tokens are encrypted."""
        return self._keys is not None

    def encrypted(self, bot: Bot) -> Bot:
        """Return the bot as it is kept."""
        return _changed(bot, self._encrypt)

    def decrypted(self, bot: Bot) -> Bot:
        """Return the bot as Slack knows it, encrypted or not.

        Raises:
            TokenKeyMissingError: it is encrypted with none of our keys.
        """
        return _changed(bot, self._decrypt)

    def _encrypt(self, token: str) -> str:
        if self._keys is None:
            return token
        return ENCRYPTED + self._keys.encrypt(token.encode()).decode()

    def _decrypt(self, token: str) -> str:
        if not token.startswith(ENCRYPTED):
            return token
        try:
            if self._keys:
                return self._keys.decrypt(token.removeprefix(ENCRYPTED)).decode()
        except InvalidToken as error:
            raise TokenKeyMissingError(LOST) from error
        raise TokenKeyMissingError(LOST)


def _changed(bot: Bot, change: Callable[[str], str]) -> Bot:
    changed = copy.copy(bot)
    changed.bot_token = change(bot.bot_token)
    if bot.bot_refresh_token:
        changed.bot_refresh_token = change(bot.bot_refresh_token)
    return changed
