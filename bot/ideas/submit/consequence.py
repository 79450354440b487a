"""Tells before *Send* who will read what, from the table that the delivery asks. Pure."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.ideas.report import wording
from bot.ideas.report.domain import Words
from bot.ideas.report.visibility import (
    ALL,
    FIRST_LINE,
    NOTHING,
    TABLE,
    THAT_IT_CAME,
    Extent,
    Handling,
    TableCell,
    Viewer,
    Where,
    handling,
)

# What each cell means to the reporter, where it says something. Cells of which somebody hears
# who has the report anyway, or only the number, stand in `UNTOLD`.
SENTENCES: Mapping[TableCell, Mapping[Extent, str]] = MappingProxyType(
    {
        (Where.CHANNEL, Viewer.EVERYBODY): {
            ALL: "The department's channel reads it, too.",
            THAT_IT_CAME: "The department's channel learns that it came, not what.",
        },
        (Where.HOME, Viewer.EVERYBODY): {
            FIRST_LINE: "Colleagues see its first line once it is popular or done."
        },
        (Where.BOARD, Viewer.EVERYBODY): {
            FIRST_LINE: "Colleagues find its first line on the idea board."
        },
        (Where.SIMILAR, Viewer.EVERYBODY): {
            FIRST_LINE: "Colleagues who report something alike see its first line."
        },
        (Where.DIGEST, Viewer.LINE): {
            FIRST_LINE: "Managers above see its first line, and can open it.",
            THAT_IT_CAME: "Managers above see that it came, not what.",
        },
        (Where.LESSON, Viewer.TRAINERS): {
            ALL: "Trainers may make a quiz question of it, without the customer's name."
        },
        (Where.PROMPT, Viewer.PROVIDER): {
            ALL: "Where the company uses a language model, that may read it, too."
        },
        (Where.EXPORT, Viewer.ADMINISTRATORS): {
            ALL: "Administrators can export it.",
            THAT_IT_CAME: "Administrators can count it, and read no word of it.",
        },
    }
)
UNTOLD = frozenset(
    {
        (Where.CARD, Viewer.ACTING),  # said by name
        (Where.HOME, Viewer.ACTING),
        (Where.DIGEST, Viewer.ACTING),
        (Where.CARD, Viewer.FORMER),
        (Where.CARD, Viewer.LINE),  # said with the digest
        (Where.HOME, Viewer.LINE),
        (Where.CARD, Viewer.ADMINISTRATORS),  # said with the export
        (Where.CHANNEL, Viewer.ADMINISTRATORS),  # only where nobody else can be reached
        (Where.LEDGER, Viewer.EVERYBODY),  # counts
        (Where.LOG, Viewer.ADMINISTRATORS),
        (Where.WEBHOOK, Viewer.WOKEN),  # said with the alarm
    }
)
NOBODY_ELSE = "Nobody else."
LATE = "If no answer comes in time, the deputy and then the next level read it, too."
LATE_AROUND = "If no answer comes in time, the next level reads it, too."


def consequence(
    words: Words, readers: tuple[str, ...], *, is_anonymous: bool, has_channel: bool
) -> str:
    """Return who reads such a report, as mrkdwn.

    ``readers`` are those who would have it; ``has_channel`` tells it of their department.
    """
    careful = handling(words, is_anonymous=is_anonymous)
    who = wording.people(readers) or "The administrators"
    verb = "read" if readers[1:] or not readers else "reads"
    named = "without your name" if is_anonymous else "with your name"
    said = [f"*{who} {verb} all of this, {named}.*"]
    kind = words.report_kind
    if kind.colleagues and words.praised:
        said.append(f"{wording.people(words.praised)} reads your words, too.")
    said += [
        one
        for cell, sentences in SENTENCES.items()
        if (one := sentences.get(TABLE[careful].get(cell, NOTHING)))
        and _happens(cell[0], words, has_channel=has_channel)
    ]
    if careful is Handling.CONFIDENTIAL:
        said.append("No manager or deputy of the department learns that it came.")
    if careful in {Handling.GUARDED, Handling.SEVERE, Handling.CONFIDENTIAL}:
        said.append(NOBODY_ELSE)
    late = LATE_AROUND if careful is Handling.CONFIDENTIAL else LATE
    return " ".join([*said, *([late] if kind.has_deadline else [])])


def _happens(place: Where, words: Words, *, has_channel: bool) -> bool:
    """Tell whether such a report ever comes to that place."""
    kind = words.report_kind
    match place:
        case Where.CHANNEL:
            return has_channel
        case Where.BOARD:
            return kind.is_wanted
        case Where.HOME:
            return kind.is_wanted or kind.is_shown_when_done
        case Where.LESSON:
            return kind.can_teach
        case _:
            return True
