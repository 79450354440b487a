"""Who works elsewhere than their department: a modal, and what was entered in it. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.company.organisation.domain import ImpossibleOrganisationError, is_site
from bot.modals import asking_modal, input_field
from bot.slack import Block, context, escape, section

MODAL = "company.person_sites_modal"
WHO, SITE = "people", "site"
LABEL = "Sites of single people"
LONGEST_SITE, SHOWN = 40, 50
NO_SITE = "A site is a place, in at most 40 letters and digits."
SAYS = (
    "Whoever is named here works at that site, whatever their department has: its hours and its"
    " holidays count for them."
)


def modal(sites: Sequence[tuple[str, str]]) -> Block:
    """Return the form, with who works where already."""
    lines = [f"•  <@{who}>: {escape(site)}" for who, site in sites[:SHOWN]]
    more = len(sites) - SHOWN
    rest = [f"… and {more} more"] if more > 0 else []
    text = "\n".join([*lines, *rest]) or "Everybody works where their department does."
    people = {"type": "multi_users_select", "action_id": WHO}
    place = {"type": "plain_text_input", "action_id": SITE, "max_length": LONGEST_SITE}
    blocks = [
        context(SAYS),
        section(text),
        input_field(WHO, "People", people),
        input_field(SITE, "Site; empty: where their department is", place) | {"optional": True},
    ]
    return asking_modal("Sites of people", blocks, MODAL, carried="", submit="Save")


def entered(
    values: Mapping[str, Mapping[str, Any]], before: Sequence[tuple[str, str]]
) -> list[list[str]]:
    """Return who works where once the form is taken.

    Raises:
        ImpossibleOrganisationError: what was typed names no site.
    """
    typed = (values[SITE][SITE].get("value") or "").strip()
    if typed and not is_site(typed):
        raise ImpossibleOrganisationError(NO_SITE)
    named = values[WHO][WHO].get("selected_users") or []
    after = dict(before) | dict.fromkeys(named, typed)
    return [[who, site] for who, site in after.items() if site]
