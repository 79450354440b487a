"""What answers with a language model take, and what of their sentences is shown."""

import logging
from dataclasses import dataclass

from prometheus_client import Counter, Histogram

from bot.ask.compose.sentences import Sentences
from bot.ask.domain import Answer
from bot.language_model.port import TokenCount

log = logging.getLogger(__name__)

CLAIMS = Counter("ask_claims", "Claims drafted, by whether they were shown", ["outcome"])
_CALLS = Histogram(
    "ask_answer_calls",
    "Calls of the language model for one answer",
    ["way"],
    buckets=(1, 2, 3, 4),
)
_TOKENS = Histogram(
    "ask_answer_tokens",
    "Tokens of the language model, read and written, for one answer",
    ["way"],
    buckets=(500, 1000, 2000, 3000, 5000, 8000, 13_000),
)


@dataclass(slots=True)
class Spent:
    """What one answer took so far."""

    calls: int = 0
    tokens: int = 0

    def add(self, tokens: TokenCount) -> None:
        """Add a call that came to its end."""
        self.tokens += tokens.total

    def count(self, way: str) -> None:
        """Count the answer, if it took a call; one that was kept took none."""
        if self.calls:
            _CALLS.labels(way).observe(self.calls)
            _TOKENS.labels(way).observe(self.tokens)


def count_claims(sentences: Sentences, answer: Answer | None) -> None:
    """Count the sentences that are shown, and those that are not, with the reasons."""
    CLAIMS.labels("shown").inc(len(answer.claims) if answer else 0)
    CLAIMS.labels("dropped").inc(len(sentences.dropped))
    if sentences.dropped:
        log.info("claims dropped", extra={"why": sentences.dropped})
