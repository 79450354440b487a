"""Compares what the employees wrote with what they got; pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

from tests.chaos.feeder import Message
from tests.slack_stand_in import Arrived

FAILURE = "Something went wrong"  # how the sentence of a stated failure begins
UNDELIVERED = "I could not deliver"


@dataclass(frozen=True)
class Ledger:
    """What became of all messages."""

    written: int
    deliveries: int
    accepted: int
    answered_once: int
    stated_failures: int
    twice: int  # must be 0
    lost: int  # must be 0
    p50: float  # seconds to acknowledge
    p99: float
    slowest: float


def ledger(messages: Sequence[Message], posts: Sequence[Arrived]) -> Ledger:
    """Count, thread by thread, what stands in Slack."""
    answers = Counter(str(post.fields.get("thread_ts")) for post in posts)
    failed = {str(post.fields.get("thread_ts")) for post in posts if _is_failure(post)}
    accepted = [message for message in messages if message.is_accepted]
    times = sorted(time for message in messages for time in message.accepted_after)
    once = [message for message in accepted if answers[message.ts] == 1]
    return Ledger(
        written=len(messages),
        deliveries=sum(message.deliveries for message in messages),
        accepted=len(accepted),
        answered_once=sum(message.ts not in failed for message in once),
        stated_failures=sum(message.ts in failed for message in once),
        twice=sum(answers[message.ts] > 1 for message in messages),
        lost=sum(answers[message.ts] == 0 for message in accepted),
        p50=times[len(times) // 2],
        p99=quantiles(times, n=100)[98],
        slowest=times[-1],
    )


def _is_failure(post: Arrived) -> bool:
    return str(post.fields.get("text")).startswith((FAILURE, UNDELIVERED))
