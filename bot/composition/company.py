"""Joins what a workspace settles for itself to what its features do."""

from collections.abc import Mapping

from bot.company.records.work import RetentionWork
from bot.delivery.work import Handler
from bot.workspaces.services import WorkspaceServices


def company_work(services: WorkspaceServices) -> Mapping[str, Handler]:
    """Return what does the company's own kinds of work."""
    return RetentionWork(
        services.database, services.delivery, _settled_days, services.now
    ).handlers()


async def _settled_days() -> Mapping[str, int]:
    return {}
