"""Where those read who run the bot."""

from bot.people.domain import People


async def places_of_administrators(people: People) -> tuple[str, ...]:
    """Return their channel, or each of them; empty if the company names nobody."""
    channel = people.company.administrators_channel
    return (channel,) if channel else await people.administrators()
