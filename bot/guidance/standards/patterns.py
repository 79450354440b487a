"""How numbers with their units are written in English, and what their words amount to."""

import re
from collections.abc import Mapping
from typing import TypeAlias

Groups: TypeAlias = Mapping[str, str]  # what a pattern caught, by name
_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen twenty"
)
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_COMPOUND = {  # "forty-eight"
    f"{tens}-{ones}": ten + one
    for tens, ten in _TENS.items()
    for one, ones in enumerate(_WORDS.split()[1:10], start=1)
}
ARTICLES = {"a": 1, "an": 1, "half": 0.5, "half a": 0.5, "half an": 0.5, "a single": 1}
VALUES: dict[str, float] = {
    **{word: number for number, word in enumerate(_WORDS.split())},
    **_TENS,
    **_COMPOUND,
    **ARTICLES,
    "once": 1,
    "twice": 2,
    "a couple of": 2,
    "half a dozen": 6,
    "a dozen": 12,
    "a hundred": 100,
    "hundred": 100,
    "two hundred": 200,
    "five hundred": 500,
    "a thousand": 1000,
}
ORDINALS = tuple("first second third fourth fifth sixth seventh eighth ninth tenth".split())  # noqa: SIM905
MINUTES = {
    "second": 1 / 60,
    "minute": 1,
    "hour": 60,
    "day": 1_440,
    "week": 10_080,
    "fortnight": 20_160,
    "month": 43_200,
    "quarter": 129_600,
    "year": 518_400,  # twelve months
}
A_YEAR = {"week": 52, "fortnight": 26, "month": 12, "quarter": 4, "year": 1}
NUMBER = (
    "(?:"
    + "|".join([r"\d+(?:[.,]\d+)?", *sorted(map(re.escape, VALUES), key=len, reverse=True)])
    + ")"
)
SPAN = "(?:second|minute|hour|day|week|fortnight|month|quarter|year)"
_LONG = "(?:week|fortnight|month|quarter|year)"
WORKING = r"(?:working|business|office)[ -]"
PATTERNS = {
    "endless": re.compile(
        r"\b(?:as long as (?:you|it|we|they|somebody|one) (?:needs?|takes?|wants?|likes?)"
        r"|as late as (?:you|we|they|one) (?:likes?|wants?)"
        r"|whenever (?:there is|you have|we have|somebody has|someone has|time"
        r"|it (?:suits|fits|is convenient))[a-z ]*"
        r"|when(?:ever)? (?:there is|you have|we have|(?:[a-z]+ ){1,3}(?:has|finds)) time"
        r"(?: (?:left|for it))?"
        r"|(?:has|have|is|with|there is|are|sets?|needs?) no (?:deadline|time limit|hurry|rush"
        r"|fixed (?:time|date|deadline))|without (?:a |any )?(?:deadline|time limit)"
        r"|at some point|some time or other|sooner or later|in due course|take your time"
        r"|from time to time|now and then|every so often|eventually|some day|in good time"
        r"|at (?:your|our|their|his|her) (?:leisure|convenience)"
        r"|(?:when|once) (?:things|work|the rush) (?:calms?|slows?|quietens?|eases?)[a-z ]*"
        r"|(?:no|any) hurry|can wait(?: (?:until|till|as long)[a-z ]*)?)\b"
    ),
    "no_money": re.compile(
        r"\b(?:before|not|never|nobody may|cannot) (?:\w+ ){0,2}spend(?:s|ing)?"
        r" (?:any money|money|anything|a cent|a euro)\b"
    ),
    "ordinal": re.compile(
        r"\b(?:by|until|till|before|within|after) (?:the end of )?the"
        rf" (?P<ordinal>{'|'.join(ORDINALS)})"
        rf" (?P<working>{WORKING})?(?P<span>day|week|month)\b"
    ),
    "the_hour": re.compile(
        r"(?<=euros or )the hour\b"
        r"|(?<=within )the hour\b(?! (?:of|when|that|at)\b)"
        r"|\bthe end of the (?:same )?hour\b"
        r"|\b(?:the|that) hour (?:is|has) (?:out|over|up|ended)\b"
    ),
    "hour_part": re.compile(
        r"\b(?P<part>half an|half|a quarter of an|quarter of an)[ -]hour\b"
    ),
    "same": re.compile(
        r"\b(?:(?:the|that|this|its) (?:very )?same (?:working |business )?"
        r"(?P<span>day|hour|afternoon|evening)"
        r"|later (?:that|the same) day|(?:on )?the very day"
        r"|on the (?P<on>day) (?:of|on which|when|we|it|that)\b"
        r"|the (?P<known>day) (?:it|we|you|they)\b|before (?:going home|you go home))"
    ),
    "working_span": re.compile(
        rf"\b(?P<number>{NUMBER}) (?P<span>{SPAN})s?"
        r" (?P<working>of (?:working|office) (?:time|hours)\b)"
    ),
    "once_in": re.compile(rf"\bonce (?:in|every) (?P<number>{NUMBER}) (?P<span>{_LONG})s?\b"),
    "every_number": re.compile(
        rf"\b(?:every|each) (?P<number>{NUMBER}|other|{'|'.join(ORDINALS)})"
        rf"[ -](?P<span>{_LONG})s?\b"
    ),
    "times_a": re.compile(
        rf"\b(?P<number>once|twice|{NUMBER} times?) "
        rf"(?:a|an|per|each|every|in a) (?P<span>{_LONG})\b"
    ),
    "things_a": re.compile(
        rf"\b(?P<number>{NUMBER})(?: (?!(?:is|are|has|have)\b)[\w'\u2019-]+){{1,4}}"
        rf" (?:a|per|each|every) (?P<span>{_LONG})\b"
    ),
    "every": re.compile(rf"\b(?:every|each|per) (?P<span>{_LONG})\b"),
    "rings_before": re.compile(
        rf"\b(?P<when>before|by|at|after|on) the (?P<ordinal>{'|'.join(ORDINALS)}) ring\b"
    ),
    "ringing": re.compile(
        r"\b(?:ring(?:s|ing)?|rung)"
        r" (?:up to |at most |at least |more than |no more than |fewer than )?"
        rf"(?P<number>{NUMBER}) times\b"
    ),
    "rings": re.compile(rf"\b(?!an? [a-z]+ ring)(?P<number>{NUMBER}) (?:[a-z]+ )?rings?\b"),
    "money": re.compile(
        rf"(?:€ ?|\beur )(?P<sum>\d[\d.,]*)|\b(?P<number>{NUMBER})(?: |-)?(?:euros?\b|eur\b|€)"
    ),
    "share": re.compile(rf"\b(?P<number>{NUMBER}) ?(?:%|per ?cent\b)"),
    "short_span": re.compile(r"\b(?P<number>\d+) ?(?P<short>h|hrs?|mins?|secs?)\b"),
    "span": re.compile(
        rf"\b(?P<number>{NUMBER})[ -](?:(?:full|whole|entire|more|clear|calendar) )?"
        rf"(?P<working>{WORKING})?(?P<span>{SPAN})s?['\u2019]?\b"
    ),
}
BEFORE = re.compile(
    r"\b(?:within|in|after|by|under|before|every|at most|at least|up to|as much as"
    r"|more than|less than|longer than|later than|above|over|the|only|has|have|takes?"
    r"|ourselves)"
    r" (?:the |about |a full )?(?:€|eur )?$"
)
AFTER = re.compile(
    r"\W{0,2}(?:before|after|ahead|in advance|at the latest|at most"
    r"|or less|later|from|without asking)\b"
)
LOOSE_NO_MORE = re.compile(r" (?:before|after|ahead|in advance)\b")
MOMENT = re.compile(
    r" (?:after|of|from|before) (?:the |an? )?(?P<moment>[a-z]{4,}(?: date)?)\b"
)
LIMIT_BEFORE = re.compile(
    r"\b(?:within|by|before|until|till|at the latest|at most|up to"
    r"|no (?:later|more|longer) than) (?:the |€ ?)?$"
)
LIMIT_AFTER = re.compile(
    r"\W{0,2}(?:at the latest|at most|or less)\b|(?: [\w'\u2019-]+){1,4} at the latest\b"
)
LEAST_BEFORE = re.compile(
    r"\b(?:at least|not before|no (?:sooner|earlier) than"
    r"|not (?:sooner|earlier|until)(?: than)?"
    r"|only after|no less than) (?:the |€ ?)?$"
)
LEAST_AFTER = re.compile(r"\W{0,2}(?:at the earliest|or (?:more|longer|later))\b")
FOLLOWING = re.compile(
    rf"\b(?:within|after|and|or|in) (?P<number>{NUMBER})(?=\s*[.,;:|)]|\s*$)"
)


def value(number: str) -> float:
    """Return what a number in digits or words amounts to: "2,300", "1.5", "forty-eight"."""
    if number in VALUES:
        return VALUES[number]
    is_thousands = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", number)
    return float(re.sub("[.,]", "", number) if is_thousands else number.replace(",", "."))
