"""One delivery for several workspaces, each of which sees only what is its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.delivery.work import (
    Delivery,
    Handler,
    Mentions,
    Outgoing,
    Post,
    Posted,
    Schedule,
    Update,
    Work,
)

SEPARATOR = "/"  # in no Slack id


def prefix_of(team_id: str) -> str:
    """Return how every name begins that the shared delivery keeps for the workspace."""
    return f"{team_id}{SEPARATOR}"


@dataclass(frozen=True, slots=True)
class WorkspaceDelivery:
    """A workspace's part of a delivery: whatever it names or asks for is its own.

    The workspace is stamped on the work here, not read from what came in: work cannot end up
    in another workspace, and two that use the same key do not hear of each other.
    """

    shared: Delivery
    team_id: str

    async def take_in(self, work: Work) -> None:
        """Keep the work; see `Delivery.take_in`."""
        await self.shared.take_in(
            replace(work, key=self._named(work.key), team_id=self.team_id)
        )

    async def posted(self, reference: str) -> Posted | None:
        """Return where the workspace's message of that reference went."""
        return await self.shared.posted(self._named(reference))

    async def forget(self, prefix: str) -> None:
        """Forget the workspace's work and messages whose name begins so."""
        await self.shared.forget(self._named(prefix))

    async def count_work(self, mentions: Mentions, prefix: str = "") -> int:
        """Return how much of the workspace's kept work says so."""
        return await self.shared.count_work(mentions, self._named(prefix))

    async def forget_work(
        self, mentions: Mentions, prefix: str = "", *, keeps_places: bool = False
    ) -> int:
        """Forget the workspace's finished work that says so; return how much is in hand."""
        named = self._named(prefix)
        return await self.shared.forget_work(mentions, named, keeps_places=keeps_places)

    async def forget_places(self, prefix: str) -> None:
        """Forget where the workspace's messages went whose reference begins so."""
        await self.shared.forget_places(self._named(prefix))

    async def keep_schedule(self, schedule: Schedule) -> None:
        """Start the workspace's schedule, or replace the one of the same name."""
        own = replace(schedule, name=self._named(schedule.name), team_id=self.team_id)
        await self.shared.keep_schedule(own)

    async def stop_schedule(self, name: str) -> None:
        """Stop the workspace's schedule; fine when there is none."""
        await self.shared.stop_schedule(self._named(name))

    async def perform_for(self, work: Work, handler: Handler) -> Sequence[Outgoing]:
        """Return what the workspace's handler sends for work of the shared delivery."""
        own = replace(work, key=work.key.removeprefix(prefix_of(self.team_id)))
        return [self._outgoing(one) for one in await handler(own)]

    def _named(self, name: str) -> str:
        return prefix_of(self.team_id) + name

    def _outgoing(self, outgoing: Outgoing) -> Outgoing:
        match outgoing:
            case Post(reference=reference, in_thread_of=thread):
                return replace(
                    outgoing,
                    reference=reference and self._named(reference),
                    in_thread_of=thread and self._named(thread),
                )
            case Update(reference=str() as reference):
                return replace(outgoing, reference=self._named(reference))
            case _:
                return outgoing
