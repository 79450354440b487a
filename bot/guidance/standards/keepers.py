"""Finds sentences that give a standard's work to a department that does not keep it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.guidance.standards.domain import HandbookFinding, Kind, Saying, Standard
from bot.guidance.standards.figures import without_figures
from bot.guidance.standards.register import EVERYBODY
from bot.guidance.standards.subjects import Subjects, SubjectText

# Likeness from which the sentence is about the standard's own work. On the starter, the nearest
# sentence about a neighbouring work reaches .66; nine of ten misattributions that the author
# of this wrote for it reach .75 to .94, one .48. Tuned on these, not proven.
OWN_WORK = 0.71
_DENIED = re.compile(r"\b(?:not|never|instead of|without)\b", re.IGNORECASE)


class Doers:
    """Who does something in a sentence, by the names of departments."""

    def __init__(self, departments: Mapping[str, str]) -> None:
        """Take the departments' names by their ids."""
        self._ids = {name.lower(): one for one, name in departments.items()}
        for one, name in departments.items():
            for part in name.lower().split(" and "):
                if " " not in part:
                    self._ids.setdefault(part, one)
        longest_first = sorted(self._ids, key=len, reverse=True)
        names = "|".join(map(re.escape, longest_first)) or r"(?!)"
        self._doing = re.compile(
            rf"(?:^|[|;.] ?)(?:the )?(?P<first>{names})(?: department)?"
            r" (?!and |or |has\b|is\b|was\b|does\b)[a-z]+s\b"
            rf"|\b(?:by|from) (?:the )?(?P<last>{names})\b(?! to\b| and\b)",
            re.IGNORECASE,
        )

    def of(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield each department that does something, with the sentence without its name."""
        for found in self._doing.finditer(text):
            group = "first" if found["first"] else "last"
            begins = found.start(group) if group == "first" else found.start()
            rest = text[:begins] + text[found.end(group) :]
            yield self._ids[found[group].lower()], " ".join(without_figures(rest).split())


def misattributed(
    sayings: Sequence[Saying],
    standards: Sequence[Standard],
    subjects: Subjects,
    doers: Doers,
) -> Iterator[HandbookFinding]:
    """Yield the sentences in which somebody else does a standard's work.

    What states a standard itself may name others in passing, and a story may tell of them.
    """
    stating = {stated.words for one in standards for stated in one.stated}
    asked = [
        (saying, department, SubjectText(rest, rest))
        for saying in sayings
        if saying.kind is not Kind.STORY and not _DENIED.search(saying.text)
        if not any(words in saying.text for words in stating)
        for department, rest in doers.of(saying.text)
    ]
    about = subjects.of([subject for _, _, subject in asked])
    for (saying, department, _), nearest in zip(asked, about, strict=True):
        if nearest and nearest[0].likeness >= OWN_WORK:
            yield from _by_another(saying, department, nearest[0].standard)


def _by_another(
    saying: Saying, department: str, standard: Standard
) -> Iterator[HandbookFinding]:
    if EVERYBODY in standard.keepers or department in standard.keepers:
        return
    says = (
        f"{department} does what {standard.standard_id} ({standard.name}) gives to"
        f" {', '.join(standard.keepers)}: “{saying.text[:160]}”"
    )
    mend = f"Name who keeps it; or, if {standard.owner} decides so, add them under who."
    yield HandbookFinding(saying.document, saying.line, "keeper", says, mend)
