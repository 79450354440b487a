"""Who does what in a sentence: departments by their names, and people by theirs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.guidance.rank.lexical import telling, words_of
from bot.guidance.standards.domain import Kind, Saying
from bot.guidance.standards.figures import without_figures
from bot.guidance.standards.subjects import SubjectText

_LINKS = "and|or|but|since|because|so|that|if|when|while|whereas|then|until|once|as"
_BEGINS = re.compile(rf"(?:^|[|;.:,?*] ?|\b(?:{_LINKS}) )(?:the |our |an? )?$", re.IGNORECASE)
_BESIDE = "department|itself|alone|also|always|usually|then|only|on duty|in charge"
_NO_DEED = "has|is|was|does|and|or|s|customers|its|needs"
_ACTS = re.compile(
    rf"(?: (?:{_BESIDE}|who(?: [\w'-]+){{1,5}}?))?,? (?!(?:{_NO_DEED})\b)[a-z]+s\b(?!')"
)
_TELLS = re.compile(r" [a-z]+s (?:it |this |on )?(?:to |with )?(?:the )?")
_MAY = re.compile(r" (?:may|must|can|should|will|shall|has to|is to) (?!be\b|not\b)[a-z]+\b")
_LET = re.compile(
    r"\b(?:let|have|leave (?:it|this|that) to|up to|it is for) (?:the |our |an? )?$",
    re.IGNORECASE,
)
_IT_IS = re.compile(r"\bit is (?:the |our )?$", re.IGNORECASE)
_WHO_ACTS = re.compile(rf",? (?:which|who|that) (?!(?:{_NO_DEED})\b)[a-z]+\b")
_BY = re.compile(
    r"\b(?:by|(?:comes?|gets|receives|hears|has|leaves|sent|reach(?:es)?)\b[^,;|]*\bfrom)"
    r" (?:the |our )?$",
    re.IGNORECASE,
)
_OPENS = re.compile(r"\b(?:(?:by|from) (?:the |our )?|the |our )$", re.IGNORECASE)
_WHO = re.compile(rf",? (?:(?:{_BESIDE})|who(?: [\w'-]+){{1,5}}?)(?=,? [a-z]+s\b)")
_MARKS = re.compile(r"[,;:|?]| (?:because|since|while|whereas|but) ")
_FEWEST_TELLING = 3  # words of a clause that says by itself what is done
_NO_VERB = "by|when|if|a|an|the|every|each|any|nobody|somebody|in|at|on|as|our|what|who|all|no"
_IMPERATIVE = re.compile(rf"^(?!(?:{_NO_VERB})\b)[a-z-]+(?<!s) [^|]*$", re.IGNORECASE)
_OF_MAP = re.compile(r"^[A-Z][a-z]+s ")  # "Replaces a wrong invoice"


@dataclass(frozen=True, slots=True)
class DepartmentDeed:
    """What somebody does."""

    saying: Saying
    department: str  # its id
    subject: SubjectText  # the sentence, and its clause, without who does it
    is_meant: bool = False  # the sentence names nobody, and speaks to the department
    told: str = ""  # the id of the department that it is done for: "tells accounting"

    @property
    def is_own(self) -> bool:
        """Whether a department tells of itself."""
        return self.saying.doer == self.department


class Doers:
    """Finds who does something in a sentence."""

    def __init__(
        self, departments: Mapping[str, str], people: Mapping[str, Sequence[str]]
    ) -> None:
        """Take the departments' names by their ids, and how their people are called."""
        self._ids = {name.lower(): one for one, name in departments.items()}
        for one, name in departments.items():
            for part in name.lower().split(" and "):
                if " " not in part:
                    self._ids.setdefault(part, one)
        for one, names in people.items():
            self._ids.update({name.lower(): one for name in names})
        longest_first = sorted(self._ids, key=len, reverse=True)
        names = "|".join(map(re.escape, longest_first)) or r"(?!)"
        self._mention = re.compile(
            r"(?<![\w-])(?:(?:a |the )?(?:manager|head) of (?:the )?)?"
            rf"(?P<name>{names})s?(?![\w-])",
            re.IGNORECASE,
        )

    def of(self, saying: Saying) -> Iterator[DepartmentDeed]:
        """Yield what each department, or somebody of it, does in a sentence."""
        text = saying.text
        for found in self._mention.finditer(text):
            department = self._ids[found["name"].lower()]
            if self._acts(text, found):
                start, end = _actor(text, found)
                subject, told = _subject(text, start, end), self._told(text[found.end() :])
                yield DepartmentDeed(saying, department, subject, told=told)
        begins = _MARKS.split(text)[0]
        if saying.doer and not self._mention.search(begins) and _tells_to_do(saying):
            yield DepartmentDeed(saying, saying.doer, _subject(text, 0, 0), is_meant=True)

    def _told(self, after: str) -> str:
        verb = _TELLS.match(after)
        found = self._mention.match(after, verb.end()) if verb else None
        return self._ids[found["name"].lower()] if found else ""

    def _acts(self, text: str, found: re.Match[str]) -> bool:
        before, after = text[: found.start()], text[found.end() :]
        if _BY.search(before):
            return not re.match(r" (?:to|and)\b", after)
        if _LET.search(before):
            return True
        if _WHO_ACTS.match(after) and (after.startswith(",") or _IT_IS.search(before)):
            return True
        return bool(_BEGINS.search(before) and (_ACTS.match(after) or _MAY.match(after)))


def _actor(text: str, found: re.Match[str]) -> tuple[int, int]:
    """Return from where to where a sentence only says who does it."""
    before, after = text[: found.start()], text[found.end() :]
    opens = _LET.search(before) or _OPENS.search(before)
    who = _WHO.match(after) or re.match(r",? (?:which|who|that)(?= )", after)
    return opens.start() if opens else found.start(), found.end() + (who.end() if who else 0)


def _tells_to_do(saying: Saying) -> bool:
    is_of_map = saying.kind is Kind.LESSON
    return bool((_OF_MAP if is_of_map else _IMPERATIVE).match(saying.text))


def _subject(text: str, start: int, end: int) -> SubjectText:
    whole = " ".join(without_figures(f"{text[:start]} {text[end:]}").split())
    before = _MARKS.split(text[:start])[-1]
    after = _MARKS.split(text[end:])[0]
    clause = " ".join(without_figures(f"{before} {after}").split())
    if " | " in text:
        return SubjectText(whole, whole)  # a row's first cell says what it is about
    says_much = len(telling(words_of([clause])[0])) >= _FEWEST_TELLING
    return SubjectText(whole, clause if says_much else whole)
