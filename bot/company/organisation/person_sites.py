"""Who works elsewhere than their department: a modal, and what was entered in it. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.company.organisation.domain import ImpossibleOrganisationError, is_site
from bot.long_lists import in_sections
from bot.modals import asking_modal, input_field
from bot.slack import Block, context, escape, section

MODAL = "company.person_sites_modal"
WHO, SITE = "people", "site"
LABEL = "Sites of single people"
LONGEST_SITE, IN_A_LINE = 40, 20
NO_SITE = "A site is a place, in at most 40 letters and digits."
SAYS = (
    "Whoever is named here works at that site, whatever their department has: its hours and its"
    " holidays count for them."
)


def modal(sites: Sequence[tuple[str, str]]) -> Block:
    """Return the form, with who works where already."""
    nobody = section("Everybody works where their department does.")
    people = {"type": "multi_users_select", "action_id": WHO}
    place = {"type": "plain_text_input", "action_id": SITE, "max_length": LONGEST_SITE}
    blocks = [
        context(SAYS),
        *(in_sections(_lines(sites)) or [nobody]),
        input_field(WHO, "People", people),
        input_field(SITE, "Site; empty: where their department is", place) | {"optional": True},
    ]
    return asking_modal("Sites of people", blocks, MODAL, carried="", submit="Save")


def _lines(sites: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield who works at each site, some of them in a line."""
    for site in sorted({site for _, site in sites}):
        people = [f"<@{who}>" for who, at in sites if at == site]
        for start in range(0, len(people), IN_A_LINE):
            yield f"•  {escape(site)}: {', '.join(people[start : start + IN_A_LINE])}"


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
