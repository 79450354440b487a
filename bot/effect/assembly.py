"""Registers what features show together."""

from collections.abc import Mapping
from dataclasses import dataclass

from slack_bolt.async_app import AsyncApp

from bot.delivery.work import Handler
from bot.effect.indicators.assembly import IndicatorsFeature
from bot.effect.map.assembly import MapFeature


@dataclass(frozen=True, slots=True)
class Effect:
    """What one workspace sees of how it serves its customers."""

    map: MapFeature
    indicators: IndicatorsFeature

    def connect(self, bolt: AsyncApp) -> Mapping[str, Handler]:
        """Connect all of it to Slack; return the handler of each kind of work."""
        return {**self.map.connect(bolt), **self.indicators.connect(bolt)}
