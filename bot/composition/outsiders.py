"""Builds what keeps guests and other companies out: the door in front, the screen behind."""

from collections.abc import Awaitable, Callable, Mapping

from bot.company.outsiders.domain import TurnAway
from bot.company.outsiders.listeners import OutsidersDoor
from bot.company.outsiders.work import Screen, turn_away
from bot.company.settings.service import CompanySettings
from bot.composition.company_settings import from_settings
from bot.delivery.running.runner import Apology, apologise
from bot.delivery.tasks import performs
from bot.delivery.work import Handler
from bot.workspaces.services import WorkspaceServices


def door_of(services: WorkspaceServices) -> OutsidersDoor:
    """Return what everything passes that Slack brings to one workspace."""
    people, readers, delivery = services.people, services.readers, services.delivery
    return OutsidersDoor(people, readers, delivery, services.now)


def screened(
    services: WorkspaceServices, handlers: Mapping[str, Handler]
) -> Mapping[str, Handler]:
    """Return the handlers, of which no outsider learns anything, and that of the polite no."""
    screen = Screen(services.people, services.readers, services.delivery.posted)
    through = {kind: screen.through(handler) for kind, handler in handlers.items()}
    kind, apology = performs(Apology, apologise)
    own = {kind: screen.through(apology), **dict([performs(TurnAway, turn_away)])}
    return {**through, **own}


def guests_belong(company: CompanySettings) -> Callable[[], Awaitable[bool]]:
    """Return what tells whether the workspace's guests count as its own people."""
    return from_settings(company, lambda settled: settled.guests == "employees")
