"""The audit trail of a workspace says who became an administrator by installing the app."""

from collections.abc import Sequence

from bot.clock import Clock
from bot.company.audit.domain import AuditEntry
from bot.company.audit.store import SqlAuditTrail
from bot.database.engine import open_database
from bot.database.workspace_database import workspace_database
from bot.settings import Settings
from tests.workspaces.conftest import running
from tests.workspaces.two_slacks import World, of

LATE = "What do I do when a delivery is late?"


async def trail_of(team_id: str, settings: Settings, clock: Clock) -> Sequence[AuditEntry]:
    shared = open_database(settings.state_url)
    own = workspace_database(shared, team_id)
    try:
        return await SqlAuditTrail(own, clock.now).entries()
    finally:
        await own.close()
        await shared.close()


async def test_an_install_is_one_entry_also_after_a_restart(
    settings: Settings, world: World, clock: Clock
) -> None:
    async with running(settings, world, clock) as browser:
        await browser.installs(world.north)
    async with running(settings, world, clock) as browser:
        await browser.installs(world.south, "U0SAM")
        said = of(world.north, "U0DAN").says(LATE)
        await of(world.north, "U0DAN").sees("before noon", thread=said["ts"])

    (entry,) = await trail_of("T0NORTH", settings, clock)
    (other,) = await trail_of("T0SOUTH", settings, clock)

    assert (entry.subject, entry.name, entry.deed) == (
        "role",
        "administrator",
        "received by installing",
    )
    assert entry.who.startswith("person-")
    assert other.who != entry.who


async def test_whoever_installs_again_receives_nothing(
    settings: Settings, world: World, clock: Clock
) -> None:
    async with running(settings, world, clock) as browser:
        await browser.installs(world.north)
        await browser.installs(world.north, "U0SAM")

    (_only,) = await trail_of("T0NORTH", settings, clock)
