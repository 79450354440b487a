"""Every route of the bot in one table: method, path, who may enter, what answers."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Protocol

from slack_bolt import BoltResponse
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.request.async_request import AsyncBoltRequest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from bot.company.provisioning.domain import ProvisioningDoor
from bot.ideas.tickets.door import TicketDoor
from bot.quiz.cases.domain import PICTURES_PATH
from bot.web.doors import Door
from bot.web.health import Check, Metrics, Readiness, alive
from bot.web.limited_bodies import LimitedBodies
from bot.web.pictures import pictures_of
from bot.web.rate_limit import seldom
from bot.web.scim.paths import METHODS, PATH_OF_WORKSPACE
from bot.web.scim.paths import PATH as SCIM
from bot.web.slack_requests import Endpoint, page, signed_by_slack
from bot.web.tickets import PATH as TICKETS
from bot.web.tickets import for_help_desks
from bot.workspaces.oauth.installing import INSTALL, REDIRECT

LONGEST_BODY = 1_000_000  # bytes; the longest that Slack sends, a modal, has at most 250 kB


class Entrant(Enum):
    """Who may enter a route, in the words of docs/operating.md."""

    SLACK = "Slack, by its signature; anybody else gets 401"
    INSTALLER = (
        "whom Slack sends back to the browser that opened the install page;"
        " anybody else gets 400"
    )
    OPERATOR = "whoever reaches it: let your proxy keep it to yourselves"  # nothing is asked
    IDENTITY_PROVIDER = "your identity provider, by `SCIM_TOKEN`; anybody else gets 401"
    PROVIDER_OF_WORKSPACE = (
        "the identity provider of that workspace, by its own token; anybody else gets 401"
    )
    HELP_DESK = "a help desk, by its signature; anybody else gets 401"
    PROMETHEUS = "whoever reaches `METRICS_HOST` and `METRICS_PORT`; nobody until you set them"
    ANYBODY = "anybody"


class ServedBot(Protocol):
    """What the routes ask of a bot."""

    @property
    def signing_secret(self) -> str | None:
        """What Slack signs with; None if it comes over a socket alone."""
        ...

    @property
    def installing(self) -> AsyncOAuthFlow | None:
        """How workspaces install the app; None if it serves one, by its tokens."""
        ...

    @property
    def provisioning(self) -> ProvisioningDoor | None:
        """How identity providers enter; None if none is to come."""
        ...

    @property
    def tickets(self) -> TicketDoor | None:
        """Where help desks send tickets; None if none is to come."""
        ...

    @property
    def pictures(self) -> Path | None:
        """Where the pictures of team cases lie; None if none are handed out."""
        ...

    @property
    def checks(self) -> Mapping[str, Check]:
        """What must be well before work is sent here, by name."""
        ...

    def notes(self) -> Iterable[str]:
        """Return which files slip while all else works; reads them."""
        ...

    def now(self) -> datetime:
        """Return the present moment, in UTC."""
        ...

    async def take(self, request: AsyncBoltRequest) -> BoltResponse:
        """Take what Slack signed."""
        ...

    async def figures(self) -> bytes:
        """Return the metrics in Prometheus' text format."""
        ...

    def running(self) -> AbstractAsyncContextManager[None]:
        """Work until the context ends."""
        ...


@dataclass(frozen=True, slots=True)
class Entrance:
    """One way into the bot."""

    method: str
    path: str
    entrant: Entrant
    answer_of: Callable[[ServedBot], Endpoint | None]  # None: this bot has no such route
    door: Door = Door.MAIN


def _slack(bot: ServedBot) -> Endpoint | None:
    secret = bot.signing_secret
    return signed_by_slack(secret, bot.take, bot.now) if secret else None


def _scim(bot: ServedBot) -> Endpoint | None:
    return _provisioned(bot) if bot.installing is None else None


def _scim_of_workspace(bot: ServedBot) -> Endpoint | None:
    return _provisioned(bot) if bot.installing else None


def _provisioned(bot: ServedBot) -> Endpoint | None:
    if bot.provisioning is None:
        return None
    # Its library takes half a second to import, and most bots have no such provider.
    from bot.web.scim.endpoint import for_identity_provider  # noqa: PLC0415

    return for_identity_provider(bot.provisioning)


def _tickets(bot: ServedBot) -> Endpoint | None:
    return for_help_desks(bot.tickets) if bot.tickets else None


def _pictures(bot: ServedBot) -> Endpoint | None:
    return seldom(pictures_of(bot.pictures)) if bot.pictures else None


def _install(bot: ServedBot) -> Endpoint | None:
    return seldom(page(bot.installing.handle_installation)) if bot.installing else None


def _redirect(bot: ServedBot) -> Endpoint | None:
    return seldom(page(bot.installing.handle_callback)) if bot.installing else None


def _metrics(bot: ServedBot) -> Endpoint:
    return Metrics(bot.figures).answer


def _ready(bot: ServedBot) -> Endpoint:
    return Readiness(bot.checks, bot.notes).answer


ENTRANCES = (
    Entrance("POST", "/slack/events", Entrant.SLACK, _slack),
    Entrance("GET", INSTALL, Entrant.ANYBODY, _install),
    Entrance("GET", REDIRECT, Entrant.INSTALLER, _redirect),
    *(Entrance(one, SCIM, Entrant.IDENTITY_PROVIDER, _scim) for one in METHODS),
    *(
        Entrance(one, PATH_OF_WORKSPACE, Entrant.PROVIDER_OF_WORKSPACE, _scim_of_workspace)
        for one in METHODS
    ),
    Entrance("POST", TICKETS, Entrant.HELP_DESK, _tickets),
    Entrance("GET", f"{PICTURES_PATH}/{{file}}", Entrant.ANYBODY, _pictures),
    Entrance("GET", "/healthz", Entrant.ANYBODY, lambda _: alive),
    Entrance("GET", "/readyz", Entrant.OPERATOR, _ready),
    Entrance("GET", "/metrics", Entrant.PROMETHEUS, _metrics, Door.METRICS),
)


def site_of(bot: ServedBot, *doors: Door) -> Starlette:
    """Return the bot's routes as one application, whose life is the bot's life.

    Those of all doors, unless some are named.
    """
    routes = [
        Route(entrance.path, answer, methods=[entrance.method])
        for entrance in ENTRANCES
        if entrance.door in (doors or Door) and (answer := entrance.answer_of(bot))
    ]
    short = Middleware(LimitedBodies, longest=LONGEST_BODY)
    return Starlette(routes=routes, middleware=[short], lifespan=lambda _: bot.running())
