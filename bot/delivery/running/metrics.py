"""What the operator can watch of the delivery, for Prometheus."""

import math
from dataclasses import dataclass

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import generate_latest

ACKNOWLEDGED_WITHIN = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3)  # seconds; Slack waits 3
ENDED_WITHIN = (0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Work of the whole fleet that has not ended."""

    count: int
    oldest_seconds: float  # 0.0 when nothing waits


class DeliveryMetrics:
    """Counts in this replica; what waits, it is told for the whole fleet."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.accepted = self._counter("accepted", "Work taken in, repeats among it", "kind")
        self.ended = self._counter("ended", "Work answered, refused or failed", "kind", "ended")
        self.acknowledge_seconds = Histogram(
            "bot_acknowledge_seconds",
            "From being told to having kept it",
            buckets=ACKNOWLEDGED_WITHIN,
            registry=self._registry,
        )
        self.answer_seconds = Histogram(
            "bot_answer_seconds",
            "From being taken in to its end",
            ["kind"],
            buckets=ENDED_WITHIN,
            registry=self._registry,
        )
        self._count = self._gauge("waiting", "Work of the whole fleet that has not ended")
        self._oldest = self._gauge("oldest_waiting_seconds", "Age of the oldest of it")

    def exposed(self, waiting: Waiting | None) -> bytes:
        """Return it in Prometheus' text format, with what other parts count in this process.

        What waits may be unknown (NaN).
        """
        self._count.set(waiting.count if waiting else math.nan)
        self._oldest.set(waiting.oldest_seconds if waiting else math.nan)
        return generate_latest(self._registry) + generate_latest(REGISTRY)

    def _counter(self, name: str, what: str, *labels: str) -> Counter:
        return Counter(f"bot_work_{name}", what, labels, registry=self._registry)

    def _gauge(self, name: str, what: str) -> Gauge:
        return Gauge(f"bot_work_{name}", what, registry=self._registry)
