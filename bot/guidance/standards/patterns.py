"""How numbers with their units are written in English, and what their words amount to."""

import re

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen twenty"
)
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100}
ARTICLES = {"a": 1, "an": 1, "half": 0.5, "half a": 0.5, "half an": 0.5, "a single": 1}
VALUES: dict[str, float] = {
    **{word: number for number, word in enumerate(_WORDS.split())},
    **_TENS,
    **ARTICLES,
    "once": 1,
    "twice": 2,
    "a couple of": 2,
    "a dozen": 12,
    "forty-eight": 48,
    "twenty-four": 24,
    "seventy-two": 72,
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
    "year": 525_600,
}
A_YEAR = {"week": 52, "month": 12, "quarter": 4, "year": 1}
ADVERBS = {"weekly": 52, "monthly": 12, "quarterly": 4, "yearly": 1, "annually": 1}
_NUMBER = (
    "(?:"
    + "|".join([r"\d+(?:[.,]\d+)?", *sorted(map(re.escape, VALUES), key=len, reverse=True)])
    + ")"
)
_SPAN = "(?:second|minute|hour|day|week|fortnight|month|quarter|year)"
_LONG = "(?:week|month|quarter|year)"
_WORKING = r"(?:working|business|office)[ -]"
_THAT = "(?:the|that|this|(?:the )?(?:same|next|following))"
PATTERNS = {
    "endless": re.compile(
        r"\b(?:as long as (?:you|it|we|they|somebody|one) (?:needs?|takes?|wants?|likes?)"
        r"|as late as (?:you|we|they|one) (?:likes?|wants?)"
        r"|whenever (?:there is|you have|we have|somebody has|someone has|time"
        r"|it (?:suits|fits|is convenient))[a-z ]*"
        r"|when(?:ever)? (?:there is|you have|we have|somebody has) time(?: left)?"
        r"|(?:has|have|is|with|there is|are|sets?|needs?) no (?:deadline|time limit|hurry|rush"
        r"|fixed (?:time|date|deadline))|without (?:a |any )?(?:deadline|time limit)"
        r"|at some point|some time or other|sooner or later|in due course|take your time"
        r"|(?:no|any) hurry|can wait(?: (?:until|till|as long)[a-z ]*)?)\b"
    ),
    "no_money": re.compile(
        r"\b(?:before|not|never|nobody may|cannot) (?:\w+ ){0,2}spend(?:s|ing)?"
        r" (?:any money|money|anything|a cent|a euro)\b"
    ),
    "the_end": re.compile(
        rf"\b(?:by|before|at|until|till) the end of {_THAT} (?P<span>{_LONG})\b"
    ),
    "the_course": re.compile(
        rf"\b(?:in the course of|some time|later|in) {_THAT}"
        r" (?P<span>week|month|quarter)\b"
    ),
    "the_before": re.compile(r"\b(?:on )?the (?:day|night|evening|afternoon|morning) before\b"),
    "ordinal": re.compile(
        r"\b(?:by|until|till|before|within) (?:the end of )?the"
        rf" (?P<ordinal>{'|'.join(ORDINALS)})"
        rf" (?P<working>{_WORKING})?(?P<span>day|week|month)\b"
    ),
    "the_hour": re.compile(r"(?<=euros or )the hour\b"),
    "hour_part": re.compile(
        r"\b(?P<part>half an|half|a quarter of an|quarter of an)[ -]hour\b"
    ),
    "same": re.compile(
        r"\b(?:(?:the|that|this|its) (?:very )?same (?:working |business )?"
        r"(?P<span>day|hour|afternoon|evening)"
        r"|later (?:that|the same) day|(?:on )?the very day"
        r"|on the (?P<on>day) (?:of|on which|when|we|it|that)\b"
        r"|the (?P<known>day) (?:it|we|you|they)\b|before the end of the (?:working )?day"
        r"|by the end of the (?:working )?day|before (?:going home|you go home))"
    ),
    "next": re.compile(
        rf"\b(?:the )?(?:next|following) (?P<working>{_WORKING})?day\b"
        r"|\bon the day after\b"
    ),
    "tomorrow": re.compile(r"\btomorrow\b"),
    "working_span": re.compile(
        rf"\b(?P<number>{_NUMBER}) (?P<span>{_SPAN})s?"
        r" (?P<working>of (?:working|office) (?:time|hours)\b)"
    ),
    "once_in": re.compile(rf"\bonce (?:in|every) (?P<number>{_NUMBER}) (?P<span>{_LONG})s?\b"),
    "every_number": re.compile(
        rf"\b(?:every|each) (?P<number>{_NUMBER}|second|other) (?P<span>{_LONG})s?\b"
    ),
    "times_a": re.compile(
        rf"\b(?P<number>once|twice|{_NUMBER} times?) "
        rf"(?:a|an|per|each|every|in a) (?P<span>{_LONG})\b"
    ),
    "things_a": re.compile(
        rf"\b(?P<number>{_NUMBER})(?: [\w'\u2019-]+){{1,4}}"
        rf" (?:a|per|each|every) (?P<span>{_LONG})\b"
    ),
    "every": re.compile(rf"\b(?:every|each|per) (?P<span>{_LONG})\b"),
    "adverb": re.compile(rf"\b(?P<adverb>{'|'.join(ADVERBS)})\b"),
    "rings_before": re.compile(
        rf"\b(?P<when>before|by|at|after|on) the (?P<ordinal>{'|'.join(ORDINALS)}) ring\b"
    ),
    "ringing": re.compile(
        r"\b(?:ring(?:s|ing)?|rung)"
        r" (?:up to |at most |at least |more than |no more than |fewer than )?"
        rf"(?P<number>{_NUMBER}) times\b"
    ),
    "rings": re.compile(rf"\b(?!an? [a-z]+ ring)(?P<number>{_NUMBER}) (?:[a-z]+ )?rings?\b"),
    "money": re.compile(
        rf"(?:€ ?|\beur )(?P<sum>\d[\d.,]*)|\b(?P<number>{_NUMBER})(?: |-)?(?:euros?\b|eur\b|€)"
    ),
    "share": re.compile(rf"\b(?P<number>{_NUMBER}) ?(?:%|per ?cent\b)"),
    "span": re.compile(
        rf"\b(?P<number>{_NUMBER})[ -](?:full )?"
        rf"(?P<working>{_WORKING})?(?P<span>{_SPAN})s?['\u2019]?\b"
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
    r"\b(?:within|by|at the latest|at most|no (?:later|more|longer) than|up to) (?:the |€ ?)?$"
)
LIMIT_AFTER = re.compile(r"\W{0,2}(?:at the latest|at most|or less)\b")
LEAST_BEFORE = re.compile(
    r"\b(?:at least|not before|no (?:sooner|earlier) than"
    r"|not (?:sooner|earlier|until)(?: than)?"
    r"|only after|no less than) (?:the |€ ?)?$"
)
LEAST_AFTER = re.compile(r"\W{0,2}(?:at the earliest|or (?:more|longer|later))\b")
FOLLOWING = re.compile(
    rf"\b(?:within|after|and|or|in) (?P<number>{_NUMBER})(?=\s*[.,;:|)]|\s*$)"
)
