"""What a message asks, apart from what is said around it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.guidance.parse.sentences import sentence_spans
from bot.guidance.rank.lexical import telling, words_of

# Said around questions, whatever they are about: what is nearer to these than to guidance.
COURTESIES = (
    "Hello everybody, good morning team",
    "Sorry to bother you with this",
    "Thanks a lot for your help, many thanks in advance",
    "I hope you are all doing well, have a nice day",
    "I am new here, a colleague told me that you may know",
    "I asked around and nobody was sure",
    "I would be really grateful for a short answer",
    "Quick question, can somebody help me please",
)
_ASKS = (
    r"who|whom|whose|what|which|when|where|why|how|do|does|did|is|are|am|can|could|may|must"
    r"|should|shall|will|would|was|were|has|have"
)
# What asks may stand behind these: "by when", "for whom".
_BEFORE = r"by|for|from|to|with|at|in|on|until|till|since|within|up to|of|about|after|before"
_OPENS = rf"(?:(?:(?:{_BEFORE})\s+)?(?:who|whom|what|which|when|how)|{_ASKS}|whats|whos|hows)\b"
_DEMANDS = r"(?:please\s+)?(?:tell|show|give|explain|list|name|describe)\b"
_JOINS = (
    r"(?:and|but|plus|also|as well as|&|\+)(?:\s+(?:also|then|if so,?|if yes,?|if not,?)){0,2}"
)
_FURTHER = re.compile(rf"(?:,|(?<!\s))\s+{_JOINS}\s+(?={_OPENS})|[;\n]+", re.IGNORECASE)
# A capital within a sentence may begin the next one: people forget the mark before "Thanks".
# "I" begins one, too, but for "can I".
_NOT_ASKED = "".join(rf"(?<!\b(?i:{word}))" for word in _ASKS.split("|"))
_BEGINS = (
    r"(?<=[^\WA-Z_])(?<!,\s\w\w)(?<!,\s\w\w\w)"
    rf"(?:\s+(?!I\b)|{_NOT_ASKED}\s+)(?=[A-Z][\w']*\s+\w+\s+\w+)"
)
_PAUSE = re.compile(rf"(?:[,:]\s+|(?<!\s)\s+[-\u2013\u2014]\s+|\.{{3}}\s*|{_BEGINS})")
_ASKING = re.compile(
    rf"\?\W*$|^\W*(?:(?:and|but|so|or)\s+)?(?:{_OPENS}|{_DEMANDS})", re.IGNORECASE
)
_WORDS = re.compile(r"\w+")
_MOST_PARTS = 12  # looked at; a message of more is a story
_MOST_QUESTIONS = 3


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a message between two commas or full stops."""

    text: str  # with the mark behind it
    guidance: float = 1.0  # cosine with the nearest statement, -1.0 to 1.0
    courtesy: float = 0.0  # cosine with the nearest courtesy

    @property
    def is_asking(self) -> bool:
        """Whether it is a question by its form."""
        return is_asking(self.text)

    @property
    def is_courtesy(self) -> bool:
        """Whether it is said around a question rather than being about its subject."""
        return self.courtesy > self.guidance


@dataclass(frozen=True, slots=True)
class MessageQuestion:
    """A question of a message."""

    text: str  # with the story that is told around it
    asking: str  # without


def is_asking(clause: str) -> bool:
    """Tell whether a clause is a question by its form."""
    return _ASKING.search(clause) is not None


def clauses_of(message: str) -> list[list[str]]:
    """Return the clauses of each sentence of a message, and of what it joins by "and"."""
    text = message.strip()
    sentences = [text[start:end] for start, end in sentence_spans(text, 0, len(text))]
    parts = (part.strip() for sentence in sentences for part in _parts_of(sentence))
    told = islice((part for part in parts if _WORDS.search(part)), _MOST_PARTS)
    return [_at_pauses(part) for part in told] or [[text]]


def _parts_of(sentence: str) -> Iterator[str]:
    """Yield what a sentence joins; "by when" asks nothing alone."""
    start = 0
    for found in _FURTHER.finditer(sentence):
        (words,) = words_of([sentence[found.end() :]])
        if telling(words):
            yield sentence[start : found.start()]
            start = found.end()
    yield sentence[start:]


def _at_pauses(part: str) -> list[str]:
    ends = [found.end() for found in _PAUSE.finditer(part)]
    pieces = [
        part[start:end] for start, end in zip([0, *ends], [*ends, len(part)], strict=True)
    ]
    return [piece.strip() for piece in pieces if _WORDS.search(piece)]


def questions_in(sentences: Sequence[Sequence[Clause]]) -> list[MessageQuestion]:
    """Return the questions of a message, each with what is told before it; at least one."""
    questions: list[MessageQuestion] = []
    told: list[str] = []
    for clauses in sentences:
        about = _about(clauses)
        told += [clause.text for clause in about]
        if asking := " ".join(_asking(about)):
            questions.append(MessageQuestion(" ".join(told), asking))
            told = []
    if told:
        *questions, last = questions or [MessageQuestion("", " ".join(told))]
        whole = " ".join(filter(None, [last.text, *told]))
        questions = [*questions, MessageQuestion(whole, last.asking)]
    return questions[:_MOST_QUESTIONS]


def _asking(clauses: Sequence[Clause]) -> Iterator[str]:
    """Yield the first clause of a sentence that asks, and those that go on with it."""
    first = next((n for n, one in enumerate(clauses) if one.is_asking), len(clauses))
    for number, clause in enumerate(clauses[first:]):
        if number and not clause.is_asking and clause.text[:1].isupper():
            return
        yield clause.text


def _about(clauses: Sequence[Clause]) -> Sequence[Clause]:
    """Return the clauses from the first to the last that is about a subject."""
    told = [number for number, one in enumerate(clauses) if not one.is_courtesy]
    if told and not any(clauses[number].is_asking for number in told):
        told = [number for number, one in enumerate(clauses) if one.is_asking or number in told]
    return clauses[told[0] : told[-1] + 1] if told else ()
