"""Whether a statement holds the kind of thing that a question asks for: a number, a person."""

import re

_UNKNOWN = 0.5
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|daily|weekly|monthly"
    r"|quarterly|yearly|annual\w*|twice|once|hundred|thousand)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:[A-Z]\w+|manager|team|lead|director|owner|engineer|officer|head|you|department|people"
    r"|partner|colleague|service|desk|office)\b"
)
_TIME = re.compile(
    r"\b(?:\d+|days?|weeks?|months?|years?|hours?|minutes?|(?:mon|tues|wednes|thurs|fri)day"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|before|after|until|within|by|every|daily|weekly|end of)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"#\w+|\bin (?:the )?[A-Z]\w+|http|\b(?:folder|page|channel|drive|site|system|file)\b", re.I
)
_TYPES = (
    (
        re.compile(
            r"\bhow (?:many|much|long|often|big|far|old|soon|fast|quick|late|early)\b"
            r"|\b(?:what|which) (?:percentage|amount|number|share)\b",
            re.IGNORECASE,
        ),
        _NUMBER,
    ),
    (re.compile(r"\bwho(?:m|se)?\b", re.IGNORECASE), _PERSON),
    (
        re.compile(
            r"\bwhen\b|\bhow (?:long|soon|fast|often)\b|\bdeadline\b"
            r"|\bwhat (?:time|day|date)\b",
            re.IGNORECASE,
        ),
        _TIME,
    ),
    (re.compile(r"\bwhere\b|\bwhich (?:channel|tool|folder)\b", re.IGNORECASE), _PLACE),
)


def type_fit(question: str, statement: str) -> float:
    """Return how many of the kinds of things asked for a statement holds, 0.0 to 1.0.

    0.5 where the question asks for none in particular.
    """
    fits = [bool(held.search(statement)) for asks, held in _TYPES if asks.search(question)]
    return sum(fits) / len(fits) if fits else _UNKNOWN


_STORY = re.compile(r"\b(?:examples?|story|stories|anecdote)\b", re.IGNORECASE)


def is_story(question: str, heading: str) -> bool:
    """Tell whether a heading announces a story where the rule itself is asked for."""
    return bool(_STORY.search(heading)) and not _STORY.search(question)
