"""The one rule of what wins. Pure.

What was set in Slack wins for its key until it is given back; files fill in the rest, in their
order, and are followed when they change. Settings and who does what obey it; how it holds for
questions and guidance stands in ADR 0009.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.delivery.work import Json

SLACK = "Slack"  # the name of the layer that administrators write
SETTINGS = "settings"  # the subject that `bot.company.settings` keeps


@dataclass(frozen=True, slots=True)
class Layer:
    """One place that gives values: Slack, a file, the environment, the defaults."""

    name: str  # `SLACK`, "the environment", "departments.yaml"
    values: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class LayerValue:
    """A value, and the name of the layer that gives it."""

    value: Json
    by: str  # name of the layer


@dataclass(frozen=True, slots=True)
class InForce:
    """What counts for a key."""

    said: LayerValue
    otherwise: LayerValue | None = None  # what would count if Slack's were given back

    @property
    def is_set_in_slack(self) -> bool:
        """Whether the value was set in Slack, and so can be given back."""
        return self.said.by == SLACK

    @property
    def differs(self) -> bool:
        """Whether Slack says one thing, and a place beneath it another."""
        below = self.otherwise
        return self.is_set_in_slack and below is not None and below.value != self.said.value


def in_force(keys: Iterable[str], layers: Sequence[Layer]) -> dict[str, InForce]:
    """Return what counts for each key that anybody says something about, in the keys' order.

    Args:
        keys: those that are known.
        layers: first wins; Slack's is the first.
    """
    counted = {}
    for key in keys:
        said = [
            LayerValue(layer.values[key], layer.name) for layer in layers if key in layer.values
        ]
        if said:
            below = [one for one in said if one.by != SLACK]
            is_slacks = said[0].by == SLACK
            counted[key] = InForce(said[0], below[0] if is_slacks and below else None)
    return counted


def unknown_keys(keys: Collection[str], layers: Iterable[Layer]) -> list[tuple[str, str]]:
    """Return (name of the layer, key) for each key that is not among ``keys``."""
    return [(layer.name, key) for layer in layers for key in layer.values if key not in keys]


class Overrides(Protocol):
    """Keeps what was set in Slack for one subject."""

    async def all(self) -> Mapping[str, Json]:
        """Return the value of each key that is set."""

    async def set(self, key: str, value: Json, who: str) -> None:
        """Keep the value; a later one replaces it. ``who`` is a pseudonym."""

    async def give_back(self, key: str) -> None:
        """Delete the value set in Slack, so that the files count; fine if there is none."""
