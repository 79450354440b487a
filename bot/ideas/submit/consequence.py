"""Tells before *Send* who will read what, from the table that the delivery asks. Pure."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bot.ideas.report import wording
from bot.ideas.report.domain import Severity, Step, Words
from bot.ideas.report.foreseeing import Foreseen
from bot.ideas.report.routing import Route
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
from bot.people.domain import Rank

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
            FIRST_LINE: "{line} its first line, and can open it.",
            THAT_IT_CAME: "{line} that it came, not what.",
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
        (Where.CHANNEL, Viewer.ADMINISTRATORS),  # see `LAST_RESORT`
        (Where.LEDGER, Viewer.EVERYBODY),  # said with `NOBODY_ELSE_BUT`
        (Where.LOG, Viewer.ADMINISTRATORS),
        (Where.WEBHOOK, Viewer.WOKEN),  # said with the alarm
    }
)
# Said only where no manager can be reached.
LAST_RESORT: Mapping[Extent, str] = MappingProxyType(
    {
        ALL: "The administrators' channel reads it, too.",
        THAT_IT_CAME: "The administrators' channel learns that it came, not what.",
    }
)
TALKED_OF = (Where.BOARD, Viewer.EVERYBODY)  # what the channel of ideas shows, too
COUNTED = (Where.LEDGER, Viewer.EVERYBODY)
NOBODY_ELSE = "Nobody else."
NOBODY_ELSE_BUT = "Nobody else; it counts in the numbers of promises that everybody may see."
_NOBODY_ELSE = frozenset({Handling.GUARDED, Handling.SEVERE, Handling.CONFIDENTIAL})
NOBODY_LEFT = (
    "*Nobody is here who may read this.* It waits until our company names somebody. Please "
    "take another way, too."
)
AT_THE_HOUR = "It goes at the next full hour, to whoever answers for it then."
HANDED_OVER = "Whoever it is handed over to reads it instead."


def consequence(
    words: Words,
    readers: Foreseen | None,
    *,
    is_anonymous: bool,
    has_channel: bool,
    ideas_channel: str = "",
) -> str:
    """Return who reads such a report, as mrkdwn.

    ``readers`` are those who would have it, None where nobody can tell just now;
    ``has_channel`` tells it of the department, ``ideas_channel`` where ideas are commented on.
    """
    careful = handling(words, is_anonymous=is_anonymous)
    is_letter = is_anonymous and words.severity is not Severity.SEVERE
    kind, is_unread = words.report_kind, readers is not None and readers.is_unread
    named = "without your name" if is_anonymous else "with your name"
    said = [NOBODY_LEFT if is_unread else f"*{_first(readers)} all of this, {named}.*"]
    if kind.colleagues and words.praised:
        said.append(f"{_who_read(words.praised)} your words, too.")
    line = _who_see(readers)
    said += [
        one.format(line=line)
        for cell, sentences in SENTENCES.items()
        if (one := sentences.get(TABLE[careful].get(cell, NOTHING)))
        and _happens(cell[0], words, has_channel=has_channel)
        and (line or cell != (Where.DIGEST, Viewer.LINE))
    ]
    if ideas_channel and kind.is_wanted and TABLE[careful].get(TALKED_OF):
        said.append(f"It stands in <#{ideas_channel}>, too, where everybody may comment on it.")
    said += _in_resort(readers, careful)
    if careful is Handling.CONFIDENTIAL and not (readers and readers.resort):
        said.append("No manager or deputy of the department learns that it came.")
    if careful in _NOBODY_ELSE and not is_unread:
        is_counted = kind.has_deadline and COUNTED in TABLE[careful]
        said.append(NOBODY_ELSE_BUT if is_counted else NOBODY_ELSE)
    said += [AT_THE_HOUR] if is_letter else []
    handed = [HANDED_OVER] if Step.HAND_OVER not in kind.refused else []
    return " ".join([*said, *(_later(readers) if readers else []), *handed])


def _in_resort(readers: Foreseen | None, careful: Handling) -> list[str]:
    is_resort = readers is not None and readers.resort
    extent = TABLE[careful][Where.CHANNEL, Viewer.ADMINISTRATORS]
    return [LAST_RESORT[extent]] if is_resort else []


def _first(readers: Foreseen | None) -> str:
    if readers is None:
        return "Whoever answers for it, whom Slack does not tell me just now, reads"
    return _who_read(readers.first)


def _who_see(readers: Foreseen | None) -> str:
    if readers is None:
        return "Deputies and managers above see"
    line = readers.line
    return f"{wording.people(line)} {'see' if line[1:] else 'sees'}" if line else ""


def _who_read(employee_ids: Sequence[str]) -> str:
    who = wording.people(employee_ids) or "The administrators"
    return f"{who} {'reads' if len(employee_ids) == 1 else 'read'}"


def _later(readers: Foreseen) -> list[str]:
    alarmed, late = ([_who(to) for to in each] for each in (readers.alarmed, readers.late))
    said = []
    if alarmed:
        further = ", and after 30 more to ".join(alarmed)
        said.append(f"If nobody is on it within 30 minutes, it also goes to {further}.")
    if late:
        said.append(f"If no answer comes in time, it also goes to {', then to '.join(late)}.")
    return said


def _who(to: Route) -> str:
    is_many = to.rank is Rank.ADMINISTRATORS
    return "the administrators" if is_many else wording.people(to.holders)


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
