"""What the workspace granted the app over OAuth: codes, and tokens that can run out.

https://docs.slack.dev/authentication/installing-with-oauth and
https://docs.slack.dev/authentication/using-token-rotation
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.playground.refusal import CallRefusedError

CODE_LIVES = timedelta(minutes=10)
TOKEN_LIVES = timedelta(hours=12)


@dataclass(slots=True)
class Code:
    """A permission on its way from the browser to the app."""

    installer: str  # member id
    scopes: str  # joined by commas
    redirect_uri: str  # as the app named it; empty if it did not
    until: datetime
    is_used: bool = False


@dataclass(slots=True)
class Token:
    """A bot token and, when tokens rotate, what renews it."""

    access: str
    scopes: str
    refresh: str = ""  # empty: this token never runs out
    until: datetime | None = None
    gone: str = ""  # Slack's word for why it does not work any more


class Grants:
    """Issues codes and tokens, each good once or for a while."""

    def __init__(self, now: Callable[[], datetime], *, rotates: bool) -> None:
        self._now = now
        self.rotates = rotates
        self.lives = TOKEN_LIVES
        self.codes: dict[str, Code] = {}
        self.tokens: dict[str, Token] = {}  # by access token

    def issue_code(self, installer: str, scopes: str, redirect_uri: str) -> str:
        """Return a code that can be used once, within ten minutes."""
        code = secrets.token_hex(12)
        self.codes[code] = Code(installer, scopes, redirect_uri, self._now() + CODE_LIVES)
        return code

    def exchange(self, code: str, redirect_uri: str) -> tuple[Code, Token]:
        """Return what the code stands for, and the first token for it."""
        kept = self.codes.get(code)
        if kept is None or self._now() > kept.until:
            raise CallRefusedError("invalid_code")
        if kept.is_used:
            raise CallRefusedError("code_already_used")
        if kept.redirect_uri != redirect_uri:
            raise CallRefusedError("bad_redirect_uri")
        kept.is_used = True
        return kept, self._issue(kept.scopes)

    def refresh(self, refresh_token: str) -> Token:
        """Return a new token; the old one works until its time, what renewed it does not."""
        for token in self.tokens.values():
            if refresh_token and token.refresh == refresh_token and not token.gone:
                token.refresh = ""
                return self._issue(token.scopes)
        raise CallRefusedError("invalid_refresh_token")

    def check(self, access: str) -> None:
        """Let a token pass that was granted and works.

        Raises:
            CallRefusedError: it was not, or does not any more.
        """
        token = self.tokens.get(access)
        if token is None:
            raise CallRefusedError("invalid_auth")
        if token.gone:
            raise CallRefusedError(token.gone)
        if token.until and self._now() >= token.until:
            raise CallRefusedError("token_expired")

    def revoke(self, access: str) -> None:
        """Make one token invalid."""
        self.tokens[access].gone = "token_revoked"

    def revoke_all(self) -> None:
        """Make all tokens invalid; the app is removed."""
        for token in self.tokens.values():
            token.gone = "account_inactive"

    def _issue(self, scopes: str) -> Token:
        if self.rotates:
            token = Token(
                access=f"xoxe.xoxb-1-{secrets.token_hex(24)}",
                scopes=scopes,
                refresh=f"xoxe-1-{secrets.token_hex(24)}",
                until=self._now() + self.lives,
            )
        else:
            token = Token(f"xoxb-{secrets.token_hex(24)}", scopes)
        self.tokens[token.access] = token
        return token
