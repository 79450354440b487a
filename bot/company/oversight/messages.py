"""What a works council sees of the company in Slack, and may not change. Pure."""

import json

from bot.company.audit.domain import AuditEntry
from bot.company.overrides.domain import InForce
from bot.company.oversight.domain import Overseen, RoleHolders
from bot.long_lists import in_sections, part_of, turning
from bot.modals import reading_modal
from bot.slack import Block, button, context, escape, header, section, shortened

SHOW = "company.oversight"
TITLE = "Roles, settings, changes"
BLOCKS_SHOWN = 80  # of one part; a modal takes a hundred
_LINE = 300  # characters
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


def modal(seen: Overseen, first: int = 0) -> Block:
    """Return all of it, to be read; of very much the part that begins at ``first``."""
    last_first = map(_change, reversed(seen.changes))
    blocks = [
        header("Who may do what"),
        *in_sections(map(_role, seen.roles)),
        header("What is settled"),
        *in_sections(_setting(name, one) for name, one in seen.settings.items()),
        header("Who changed what, the last first"),
        *(in_sections(last_first) or [section("Nothing was changed yet.")]),
    ]
    part = part_of(blocks, first, BLOCKS_SHOWN)
    return reading_modal(TITLE, [context(NOTE), *turning(part, SHOW), *part.shown])


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
