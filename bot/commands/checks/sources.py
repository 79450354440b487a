"""Checks of how it stands with the sources of documents."""

from bot.commands.checks.finding import Finding, trouble, well
from bot.commands.printing import counted
from bot.composition.opening import source_configs
from bot.composition.written import is_served
from bot.database.engine import Database
from bot.guidance.sources.domain import SourceConfig, SourceState
from bot.guidance.sources.store import SqlMirror
from bot.settings import Settings

_MEND = "Check its entry in sources.yaml and its secret in SOURCE_SECRETS; what was read stays."


async def check_sources(database: Database, settings: Settings) -> list[Finding]:
    """Return how the last look at each source went, in the order of the file."""
    configs = source_configs(settings) if is_served(settings) else ()
    mirror = SqlMirror(database)
    states = await mirror.states() if configs else {}
    return [
        _of(one, states.get(one.name), len(await mirror.versions(one.name))) for one in configs
    ]


def _of(config: SourceConfig, state: SourceState | None, documents: int) -> Finding:
    what = f"source {config.name}"
    if state is None:
        return well(what, "it is looked at when the bot has started")
    read = f"{counted(documents, 'document')} of it, last read {_day(state)}"
    if state.failure:
        return trouble(what, f"it is down: {state.failure}; {read}", _MEND)
    if state.unread:
        return trouble(what, f"{state.unread} could not be had just now; {read}", _MEND)
    return well(what, read)


def _day(state: SourceState) -> str:
    return f"{state.succeeded:%Y-%m-%d %H:%M} UTC" if state.succeeded else "never"
