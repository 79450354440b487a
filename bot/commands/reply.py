"""How a reply looks on the command line: to a person, and to a program."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from bot.ask.citations import reading_text
from bot.ask.domain import Answer, Citation, NotCovered, is_told
from bot.ask.map.domain import MapAnswer
from bot.ask.messages import source_of
from bot.ask.pasted import messages as pasted
from bot.ask.pasted.domain import CustomersPoints, promise_of
from bot.ask.routing.domain import KindOfMessage
from bot.ask.service import left_to
from bot.guidance.signposts.domain import NearSignpost, Signpost

REPORT_IT = "I keep none of its words. To report it, paste it in our direct message in Slack."
_ASKS = (KindOfMessage.QUESTION, KindOfMessage.MAP)


@dataclass(frozen=True, slots=True)
class AskReply:
    """What was found, and where to go beside it or instead."""

    found: Answer | NotCovered
    ways: Sequence[Signpost]  # several in a danger of which nobody knows the kind
    kind: KindOfMessage = KindOfMessage.QUESTION
    aside: str = ""  # what is said of a message that is not, or not only, a question
    points: CustomersPoints | None = None  # of a customer's message

    @classmethod
    def to_customer(cls, points: CustomersPoints) -> Self:
        """Return the reply to a customer's message; its excerpts are near, none is asserted."""
        near = tuple(one.citation for one in points.points if one.citation)
        return cls(NotCovered((), closest=near), (), KindOfMessage.CUSTOMER_MESSAGE, "", points)

    @property
    def is_danger(self) -> bool:
        """Whether somebody may be in danger."""
        return self.kind is KindOfMessage.DANGER

    def as_json(self) -> dict[str, Any]:
        """Return the reply for a program, what to do at once first."""
        ways = list(map(_way_as_json, self.ways))
        first = {"signpost": ways[0]} if ways else {}
        several = {"signposts": ways} if ways[1:] else {}
        danger = {"danger": True} if self.is_danger else {}
        message = {} if self.kind in _ASKS else {"message": self.kind.value}
        aside = {"aside": self.aside} if self.aside else {}
        points = _points_as_json(self.points) if self.points else {}
        return first | several | danger | message | _as_json(self.found) | aside | points

    def as_text(self) -> str:
        """Return the reply for a person; in danger nothing is said of what is not covered."""
        ways = [line for one in self.ways for line in _way(one)]
        aside = [self.aside] if self.aside else []
        return "\n\n".join([*ways, *self._found_as_text(), *aside])

    def _found_as_text(self) -> list[str]:
        """Return what was found; documents that are merely near only where nobody helps."""
        if self.points:
            return _points_as_text(self.points)
        match self.found:
            case NotCovered() if self.is_danger or self.aside:
                return []
            case NotCovered(closest=()) if self.ways:
                return ["The guidance does not cover that."]
            case found:
                return _as_text(found)


def usual_reply(found: Answer | NotCovered, near: NearSignpost | None) -> AskReply:
    """Return the reply to what is no danger, with the signpost that it is near to."""
    found = left_to(near, found)
    return AskReply(found, [near.signpost] if near and is_told(near, found) else [])


def _points_as_json(points: CustomersPoints) -> dict[str, Any]:
    """Return each point with the number of its citation, from 1, and what is due soonest."""
    cited = [one for one in points.points if one.citation]
    told = [
        {"moment": one.moment.moment_id, "name": one.moment.name}
        | ({"citation": cited.index(one) + 1} if one.citation else {})
        | ({"promise": promise_of(one.standard)} if one.standard else {})
        for one in points.points
    ]
    first = {"do_first": promise_of(points.first)} if points.points and points.first else {}
    return {"points": told, **first}


def _points_as_text(points: CustomersPoints) -> list[str]:
    """Return what to do first, then each point with its excerpt and what is promised."""
    if not points.points:
        return [pasted.NO_POINTS, REPORT_IT]
    first = [f"Do first: {promise_of(points.first)}"] if points.first else []
    told = [
        [f"{number}. {one.moment.name}"]
        + ([_quoted(one.citation)] if one.citation else [])
        + ([f"What we promise: {promise_of(one.standard)}"] if one.standard else [])
        for number, one in enumerate(points.points, 1)
    ]
    return [pasted.OPENING, *first, *map("\n".join, told), REPORT_IT]


def _as_json(found: Answer | NotCovered) -> dict[str, Any]:
    match found:
        case Answer():
            citations = list(map(_citation_as_json, found.citations))
            others = list(map(_citation_as_json, found.see_also))
            see_also = {"see_also": others} if others else {}
            note = _note_as_json(found)
            answer = {"kind": "answer", "text": found.text, "citations": citations}
            return {**answer, **note, **see_also}
        case NotCovered(closest=closest) if closest:
            citations = list(map(_citation_as_json, closest))
            return {"kind": "closest", "citations": citations, **_note_as_json(found)}
        case NotCovered():
            nearest = [asdict(document) for document in found.nearest]
            return {"kind": "not_covered", "nearest": nearest, **_note_as_json(found)}


def _note_as_json(found: Answer | NotCovered) -> dict[str, str]:
    return {"note": found.note} if found.note else {}


def _citation_as_json(citation: Citation) -> dict[str, Any]:
    """Return a citation; all that is added around it for reading stands in its context."""
    context = "\n".join(filter(None, [citation.above, citation.columns, citation.context]))
    return asdict(citation) | {"context": context}


def _way(signpost: Signpost) -> list[str]:
    at_once = [signpost.at_once] if signpost.at_once else []
    places = filter(None, [signpost.who, signpost.person, signpost.channel, signpost.link])
    return [*at_once, f"{signpost.name}: {' · '.join(places)}"]


def _way_as_json(signpost: Signpost) -> dict[str, str]:
    """Return what to do at once first; without what the signpost does not say."""
    said = {
        "at_once": signpost.at_once,
        "id": signpost.signpost_id,
        "name": signpost.name,
        "who": signpost.who,
        "person": signpost.person,
        "channel": signpost.channel,
        "link": signpost.link,
    }
    return {key: value for key, value in said.items() if value}


def _as_text(found: Answer | NotCovered) -> list[str]:
    """Return the paragraphs of what was found."""
    match found:
        case MapAnswer():
            source = found.citations[0]
            return [found.text, f"{source.title} ({source.document})"]
        case Answer():
            own_words = [found.text] if found.claims else []
            others = "".join(f"\n  {source_of(one)} ({one.document})" for one in found.see_also)
            see_also = [f"See also:{others}"] if others else []
            return [*_note(found), *own_words, *map(_quoted, found.citations), *see_also]
        case NotCovered(closest=closest) if closest:
            directly = "The guidance does not say this directly; the closest it has:"
            return [*_note(found), directly, *map(_quoted, closest)]
        case NotCovered():
            near = "".join(f"\n  {one.title} ({one.document})" for one in found.nearest)
            silent = f"The guidance does not cover that. Nearest to it:{near or ' nothing.'}"
            return [*_note(found), silent]


def _note(found: Answer | NotCovered) -> list[str]:
    return [found.note] if found.note else []


def _quoted(cited: Citation) -> str:
    return f"“{reading_text(cited)}”\n    {source_of(cited)} ({cited.document})"
