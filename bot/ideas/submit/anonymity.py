"""A reporter nobody can name: a secret in their own conversation, its hash with us. Pure.

See docs/decisions for what this keeps and what it cannot keep.
"""

import hashlib
import secrets

from bot.ideas.report.domain import Anonymous

SECRET_BYTES = 32  # 256 bits: the hash cannot be guessed back, so it needs no salt


def new_secret() -> str:
    """Return a secret that nobody else has, short enough for a button."""
    return secrets.token_urlsafe(SECRET_BYTES)


def anonymous(secret: str) -> Anonymous:
    """Return what is kept of the holder of this secret."""
    return Anonymous(hashlib.sha256(secret.encode()).hexdigest())
