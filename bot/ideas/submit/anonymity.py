"""Anonymous reporters: the secret stays in their conversation, its hash with us. Pure.

ADR 0017 has what is kept, and what cannot be kept secret.
"""

import hashlib
import hmac
import secrets

from bot.ideas.report.domain import Anonymous

SECRET_BYTES = 32  # 256 bits: the hash cannot be guessed back, so it needs no salt


def new_secret() -> str:
    """Return 256 random bits as 43 characters, for a button."""
    return secrets.token_urlsafe(SECRET_BYTES)


def unlinked(secret: str) -> str:
    """Return the secret of whoever sends a form without a name; only the form leads to it.

    The same form sent with a name is known by the hash of its own secret, which leads nowhere.
    """
    return hmac.new(secret.encode(), b"without a name", hashlib.sha256).hexdigest()


def anonymous(secret: str) -> Anonymous:
    """Return what is kept of the holder of this secret: its SHA-256, in hexadecimal."""
    return Anonymous(hashlib.sha256(secret.encode()).hexdigest())
