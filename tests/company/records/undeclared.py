"""A kind of work that nobody declared."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Gossip:
    KIND: ClassVar[str] = "test.gossip"
    about_whom: str
