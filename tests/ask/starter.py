"""The router of the starter's lines, with what `make setup` or an earlier run kept of them."""

from functools import lru_cache
from pathlib import Path

from bot.ask.routing.service import MessageRouter
from bot.commands.options import read_settings
from bot.composition.opening import open_embedding
from bot.composition.routing import message_router

STARTER = Path(__file__).parents[2] / "knowledge"


@lru_cache(maxsize=1)
def starters_router() -> MessageRouter:
    settings = read_settings(knowledge=STARTER)
    return message_router(settings, open_embedding(settings))
