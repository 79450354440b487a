"""What the form says of what follows: who reads it, and what it is not for. Pure."""

from bot.guidance.signposts.domain import Signpost
from bot.ideas.report import wording
from bot.ideas.report.domain import Severity
from bot.ideas.submit.consequence import consequence
from bot.ideas.submit.form_state import Carried, FormOffers, FormState, words_of
from bot.slack import Block, context, escape, section

FIRST_AID = "first-aid"  # id of a signpost
_BY_THE_BOX = "If it is about them, tick the box above: then it goes round them."
_BY_DEPARTMENT = (
    "If it is about them, choose the department that they manage, and tick the box above. "
    "Where they manage none, take another way than this."
)


def then(state: FormState, carried: Carried, offers: FormOffers) -> list[Block]:
    """Return what follows from *Send*, and what this is not for."""
    department = offers.company.named(state.department_id)
    if department is None:
        return []
    words = words_of(state, carried.link)
    alarmed = [section(_alarm(offers))] if words.severity is Severity.SEVERE else []
    follows = consequence(
        words,
        offers.readers,
        is_anonymous=state.is_anonymous,
        has_channel=bool(department.channel),
        ideas_channel=offers.company.ideas_channel or "",
    )
    told = section(f"*When you press Send*\n{follows}")
    return [told, *spoken_of(offers), *alarmed, context(_not_for(offers))]


def spoken_of(offers: FormOffers) -> list[Block]:
    """Point out whom the words name among those who read them, and the way round them."""
    ways = [
        ([who for who in offers.named if who in offers.around], _BY_THE_BOX),
        ([who for who in offers.named if who not in offers.around], _BY_DEPARTMENT),
    ]
    notes = [
        f":warning: *Your words speak of {wording.people(who)}, who would read them.* {way}"
        for who, way in ways
        if who
    ]
    return [section(note) for note in notes]


def _alarm(offers: FormOffers) -> str:
    first = " ".join(escape(one.at_once) for one in offers.elsewhere if _is_first_aid(one))
    if offers.wakes:
        wakes = (
            "*This is an alarm. It also leaves Slack, with its number and no word of it, to "
            "wake whoever our company chose.*"
        )
    else:
        wakes = "*This is an alarm, but a message in Slack wakes nobody at night.*"
    return f"{wakes} If somebody is in danger now: {first or 'call for help first.'}"


def _is_first_aid(post: Signpost) -> bool:
    return post.signpost_id == FIRST_AID


def _not_for(offers: FormOffers) -> str:
    note = (
        "This is not for crimes, harassment or data protection, and no legal whistle-blowing "
        "channel."
    )
    posts = [
        f"{escape(one.name)}: {escape(one.who)}"
        for one in offers.elsewhere
        if not _is_first_aid(one)
    ]
    return f"{note} Go there instead. {' · '.join(posts)}" if posts else note
