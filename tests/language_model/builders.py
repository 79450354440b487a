"""Fill in what a test of the language model is not about."""

import json
from datetime import UTC, datetime
from typing import Any

from bot.language_model.breaker import Breaker
from bot.language_model.guarded import GuardedLanguageModel
from bot.language_model.port import LanguageModel, ModelRequest, TokenCount
from bot.language_model.usage import ANSWERED, UsageLimits, Use, Uses
from tests.language_model.fakes import FakeUses
from tests.language_model.server import Reply

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
FORM = {
    "title": "greeting",
    "description": "A greeting.",
    "type": "object",
    "properties": {"words": {"type": "array", "items": {"type": "string"}}},
    "required": ["words"],
    "additionalProperties": False,
}
WORDS = json.dumps({"words": ["good morning, dear customer", "and a good evening"]})


def an_assignment(**changes: Any) -> ModelRequest:
    usual: dict[str, Any] = {
        "feature": "test.greeting",
        "rules": "Greet.",
        "material": "Nobody in particular.",
        "form": FORM,
    }
    return ModelRequest(**usual | changes)


def a_reply(**changes: Any) -> Reply:
    return Reply(**{"text": WORDS} | changes)


def a_use(**changes: Any) -> Use:
    usual: dict[str, Any] = {
        "employee_id": "U0DAN",
        "feature": "ask.answer",
        "name": "fake:writer",
        "outcome": ANSWERED,
        "tokens": TokenCount(900, 100),
        "milliseconds": 1200,
        "used_at": NOON,
    }
    return Use(**usual | changes)


def a_guarded_model(
    model: LanguageModel,
    *,
    uses: Uses | None = None,
    limits: UsageLimits | None = None,
    seconds: float = 5.0,
) -> GuardedLanguageModel:
    return GuardedLanguageModel(
        model=model,
        uses=uses or FakeUses(),
        breaker=Breaker(now=lambda: 0.0),
        limits=limits or UsageLimits(),
        seconds=seconds,
        now=lambda: NOON,
    )
