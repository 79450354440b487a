"""Whether a statement holds the kind of thing that a question asks for: a number, a person."""

import re
from dataclasses import dataclass
from functools import lru_cache

_UNKNOWN = 0.5
_WORD = re.compile(r"\w+")

_COUNTS = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    r"|forty|fifty|sixty|ninety|hundred|thousand|million|half|third|quarter|double|twice|once"
)
_UNITS = r"(?:minute|min|hour|hr|day|week|month|year|yr|quarter)s?"
_EVERY = r"every|each|daily|weekly|monthly|quarterly|annual\w*|yearly"
_WEEKDAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_MONTHS = (
    r"january|february|march|april|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_HELPS = (
    r"(?:do|does|did|is|are|am|was|were|will|can|could|should|must|may|might|has|have|had"
    r"|would|shall)"
)
# Before "who" and "where" as they ask; after a noun ("a customer who is angry") they only join.
_ASKING = (
    r"(?:^\W*|[^\w\s'\u2019-]\s*|\b(?:and|or|but|so|then|also|knows?|to|by|from|with|for|of"
    r"|than|me|us|sure|wonder|wondering|out|say|see|check|idea|clue|tell|ask|at|on|in|until"
    r"|since|please|hi|hello|about)\s+)"
)
_AMOUNT = (
    r"(?:amount|number|count|percentage|percent|share|score|rate|limit|price|cost|fee|budget"
    r"|quota|size|length|age|version|salary|allowance|discount|threshold|target|ratio|volume"
    r"|charge|total|sum|maximum|minimum|max|min|cap)s?"
)
_NAME = (  # capitals that do not only begin a sentence
    rf"(?<=[\w,;:'\"\u2019)(] )(?!I\b|(?i:{_WEEKDAYS}|{_MONTHS})\b)[A-Z][\w&.-]+"
    r"|\b[A-Z]{2,}\b"
)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of thing: how it is asked for, and what is one of it."""

    asks: re.Pattern[str]
    held: re.Pattern[str]

    def is_held(self, statement: str, said: set[str]) -> bool:
        """Tell whether a statement holds one that does not only repeat what is said."""
        found = (_WORD.findall(one.group().lower()) for one in self.held.finditer(statement))
        return any(not said.issuperset(words) for words in found)


def _kind(asks: str, held: str, *, minds_capitals: bool = False) -> _Kind:
    flags = re.NOFLAG if minds_capitals else re.IGNORECASE
    return _Kind(re.compile(asks, re.IGNORECASE), re.compile(held, flags))


_KINDS = (
    _kind(
        r"\bhow (?:long|soon|fast|quick(?:ly)?|late|early|far (?:back|ahead|in advance))\b"
        rf"(?! {_HELPS} .*\bbe\b)|\b(?:longest|shortest) time\b"
        rf"|\b(?:how|many|much)(?: \w+)? (?:time|notice|{_UNITS})\b",
        rf"(?:\d|\b(?:{_COUNTS}|an?|same|next|few|several|couple of)\b)[^\w.;]*"
        rf"(?:\(?\d+\)?|business|working|calendar|full)?[^\w.;]*{_UNITS}\b|\d\s?[hd]\b"
        rf"|\bwithin {_UNITS}\b|\b(?:today|tomorrow|{_WEEKDAYS}|immediately|right away|at once"
        r"|instantly|indefinitely|permanently|overnight)\b",
    ),
    _kind(
        r"\bhow (?:often|frequent\w*|regular\w*)\b",
        rf"\b(?:{_EVERY}|bi-?weekly|fortnightly|hourly|once|twice|times|always|never"
        rf"|whenever|(?:per|an?) {_UNITS})\b",
    ),
    _kind(
        r"\bhow (?:many|much|big|far|old|high|large|small|tall|deep)\b"
        rf"|\bhow long {_HELPS} .*\bbe\b"
        rf"|\b(?:what|which|what's|whats)(?: is| are| was| were)?(?: the| our| my| your)?"
        rf"(?: \w+){{0,2}} {_AMOUNT}\b"
        rf"|^\W*(?:the )?(?:\w+ ){{0,3}}{_AMOUNT} (?!is\b|are\b)\w+"
        rf"|\bwhat (?:do|does|did|will|would) .*\bcosts?\b",
        rf"(?<![\w#/.-])[v$\u20ac\u00a3]?\d[\d.,]*|\b(?:{_COUNTS}|unlimited|several)\b"
        r"|\bno (?:limit|maximum|minimum|cap)\b",
    ),
    _kind(
        rf"{_ASKING}who(?:m|se|'s|s)?\b"
        r"|\bwhich (?:team|department|person|people|of the|manager|role)\b"
        r"|\bname of the (?:person|owner|lead|manager)\b",
        r"(?i:\b(?:manager|team|lead|leader|director|owner|engineer|officer|head|department"
        r"|people|person|partner|colleague|desk|office|everyone|everybody|anyone|nobody|member"
        r"|teammate|employee|admin|administrator|executive|specialist|president|vp|ceo|cto|cfo"
        r"|coo|cpo|hr|legal|finance|customer|user|reporter|recruiter|interviewer|buddy|council"
        r"|committee|board|group|agent|representative|driver|service|you|we|they)s?\b)"
        rf"|@[\w-]+|{_NAME}",
        minds_capitals=True,
    ),
    _kind(
        rf"\bwhen(?:'s| {_HELPS})\b|\b(?:until|since|by|from) when\b|\bwhen\W*$"
        r"|\b(?:what|which)(?: exact)? (?:time|day|date|month|year|quarter|century|decade)\b"
        r"|\bdeadlines?\b|\bdates? (?:of|for|when)\b",
        rf"\b(?:{_WEEKDAYS}|{_MONTHS}|{_EVERY}|{_UNITS}"
        r"|before|after|until|till|within|once|when|whenever|as soon as|end of|start of"
        r"|beginning of|first|last|during|upon|prior to|by the|Q[1-4]|morning|noon|evening"
        r"|midnight|today|tomorrow|immediately|\d{1,2}\s?[ap]m|\d{4}s?|\d{1,2}:\d\d)\b",
    ),
    _kind(
        rf"{_ASKING}where\b|\b(?:which|what) (?:channel|page|place|town|city|country)\b"
        r"|\bwhich (?:folder|inbox|state|room)\b",
        r"#[a-z][\w-]+|\bhttps?:|\bwww\.|\b(?:folder|page|channel|drive|site|system|file|form"
        r"|portal|dashboard|tab|settings|calendar|spreadsheet|sheet|document|doc|repo"
        r"|repository|wiki|handbook|inbox|board|desk|room|office|floor|building|shelf|cabinet"
        r"|email|link|here|there|tool|app|template|road|street|warehouse|store|shop|cent(?:er"
        r"|re))s?\b"
        r"|\b(?:in|on|at|via|through|under|to|into|from|using|near|of)"
        r" (?:the |our |your |a )?[A-Z]\w+",
        minds_capitals=True,
    ),
    _kind(
        r"\bname of\b|\bwhat(?:'s| is| are)?(?: \w+){0,5} (?:called|named)\b"
        r"|\b(?:which|what) (?:agency|vendor|company|provider|bank|firm|supplier|software"
        r"|browser|tool|app|system|vpn)\b",
        _NAME,
        minds_capitals=True,
    ),
)


def type_fit(question: str, statement: str) -> float:
    """Return how many of the kinds of things asked for a statement holds, 0.0 to 1.0.

    0.5 where the question asks for none in particular.
    """
    kinds, said = _asked(question)
    fits = [one.is_held(statement, said) for one in kinds]
    return sum(fits) / len(fits) if fits else _UNKNOWN


@lru_cache(maxsize=64)  # a question is compared with many statements
def _asked(question: str) -> tuple[list[_Kind], set[str]]:
    kinds = [one for one in _KINDS if one.asks.search(question)]
    return kinds, set(_WORD.findall(question.lower()))


_STORY = re.compile(r"\b(?:examples?|story|stories|anecdote)\b", re.IGNORECASE)


def is_story(question: str, heading: str) -> bool:
    """Tell whether a heading announces a story where the rule itself is asked for."""
    return bool(_STORY.search(heading)) and not _STORY.search(question)


_NUMBERS = r"two|three|four|five|six|seven|eight|nine|ten"
_SEVERAL = re.compile(
    r"\b(?:steps|all the|list of|ways|kinds|types|parts|conditions|criteria|reasons|factors"
    rf")\b|\b(?:what|which) (?:are|\w+s\b(?<!is)(?<!does)|(?:\w+ )?(?:{_NUMBERS}|\d+) )"
    rf"|\b(?:{_NUMBERS}) \w+s\b"
    r"|\bwhat (?:do|does|must|can|has|needs?|belongs?|should) (?!.*\b(?:cost|mean)\b)",
    re.IGNORECASE,
)


def asks_for_a_list(question: str) -> bool:
    """Tell whether a question asks for several: "which signs", "the five", "what must I"."""
    return _SEVERAL.search(question) is not None
