"""What a works council sees of the company in Slack, and may not change. Pure."""

import json
from collections.abc import Iterable, Iterator

from bot.company.audit.domain import AuditEntry
from bot.company.overrides.domain import InForce
from bot.company.oversight.domain import Overseen, RoleHolders
from bot.modals import reading_modal
from bot.slack import Block, button, context, escape, header, section, shortened

SHOW = "company.oversight"
TITLE = "Roles, settings, changes"
CHANGES_SHOWN = 100  # the last; `python -m bot oversight` prints all
_TEXT, _LINE = 2900, 300  # characters of a section, and of a line in it
_ROOM = 30  # sections of roles and settings each; a modal takes a hundred blocks
NOBODY = "nobody is named"
NOTE = (
    "You see who may do what, what is settled and every change of it; nobody's messages,"
    " questions or reports. You change nothing here, and people stand under pseudonyms in what"
    " was changed."
)


def on_home() -> list[Block]:
    """Return the way to it, for the works council's App Home."""
    text = "*For the works council:* who may do what, what is settled, who changed what."
    return [section(text, accessory=button("Show it", SHOW))]


def modal(seen: Overseen) -> Block:
    """Return all of it, to be read."""
    last = list(reversed(seen.changes))[:CHANGES_SHOWN]
    more = len(seen.changes) - len(last)
    earlier = (
        [context(f"{more} earlier: `python -m bot oversight` prints them.")] if more else []
    )
    blocks = [
        context(NOTE),
        header("Who may do what"),
        *_sections(map(_role, seen.roles)),
        header("What is settled"),
        *_sections(_setting(name, one) for name, one in seen.settings.items()),
        header("Who changed what, the last first"),
        *(_sections(map(_change, last)) or [section("Nothing was changed yet.")]),
        *earlier,
    ]
    return reading_modal(TITLE, blocks)


def _role(one: RoleHolders) -> str:
    who = ", ".join(map(_named, one.who)) or NOBODY
    return f"•  *{escape(one.role)}:* {who} · _{one.by}_"


def _named(reference: str) -> str:
    is_person = reference.startswith(("U", "W")) and reference.isalnum()
    return f"<@{reference}>" if is_person else escape(reference)


def _setting(name: str, one: InForce) -> str:
    value = shortened(json.dumps(one.said.value, ensure_ascii=False), _LINE)
    return f"•  *{escape(name)}:* {escape(value)} · _{escape(one.said.by)}_"


def _change(one: AuditEntry) -> str:
    values = [json.dumps(each, ensure_ascii=False) for each in (one.old, one.new)]
    changed = "" if one.old is None and one.new is None else f": {' → '.join(values)}"
    text = f"{one.who} · {one.subject} {one.name}: {one.deed}{changed}"
    return f"•  {one.at:%Y-%m-%d %H:%M} UTC · {escape(shortened(text, _LINE))}"


def _sections(lines: Iterable[str]) -> list[Block]:
    texts = list(_joined(lines))
    more = len(texts) - _ROOM
    rest = [context("There is more: `python -m bot oversight` prints it.")] if more > 0 else []
    return [*map(section, texts[:_ROOM]), *rest]


def _joined(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines in as few texts as sections have room for."""
    text = ""
    for line in lines:
        if text and len(text) + len(line) > _TEXT:
            yield text
            text = ""
        text = f"{text}\n{line}" if text else line
    if text:
        yield text
