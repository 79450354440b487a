"""Registers the indicators: their forms, their command."""

from collections.abc import Mapping
from dataclasses import dataclass

from slack_bolt.async_app import AsyncApp

from bot.delivery.work import Delivery, Handler
from bot.effect.indicators import listeners
from bot.effect.indicators.work import IndicatorsWork


@dataclass(frozen=True, slots=True)
class IndicatorsFeature:
    """The indicators of one workspace."""

    work: IndicatorsWork
    delivery: Delivery

    def connect(self, bolt: AsyncApp) -> Mapping[str, Handler]:
        """Connect them to Slack; return the handler of each kind of work."""
        listeners.register(bolt, self.delivery, self.work)
        return self.work.handlers()
