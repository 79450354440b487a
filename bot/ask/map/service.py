"""Decides whether the map answers a question, and with which of its lines. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.ask.domain import Citation, PassageSearch, Question
from bot.ask.follow_up import said_before
from bot.ask.map.domain import TITLE, MapAnswer, MapLine
from bot.ask.map.likeness import MomentLikeness
from bot.ask.map.naming import DepartmentNames
from bot.ask.sureness import sureness
from bot.moments.domain import FILE, DepartmentPart, Moment, MomentsMap
from bot.people.domain import Company, Department

# Measured by `python -m tests.benchmarks.map_questions`. The surer guidance is of its own best
# excerpt, the likelier a question for the map has to be before the map answers it.
_LEAST = -0.37
_WITH_SUBJECT, _WITHOUT_SUBJECT = (_LEAST, 0.25), (0.0, 0.5)
_LIKER_GUIDANCE = 0.25  # by more than this likelier one for guidance, it is not for the map
_MOST_LINES = 5


@dataclass(frozen=True, slots=True)
class MapPart:
    """A part of the map with the moment around it."""

    moment: Moment
    part: DepartmentPart


@dataclass(frozen=True, slots=True)
class MapSubject:
    """What a question for the map is about."""

    named: tuple[Department, ...]
    own: Department | None
    moment: Moment | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MapAnswers:
    """Answers from departments and moments; it takes milliseconds of a thread."""

    moments: MomentsMap
    company: Callable[[], Company]
    likeness: MomentLikeness
    scores: Callable[[str], Sequence[float]]
    """How much a text is a question for the map, and for guidance: near 1, or near -1."""
    guidance: PassageSearch

    def answer(self, question: Question) -> MapAnswer | None:
        """Return what the map says; None where guidance is to be asked.

        Raises:
            BotError: guidance cannot be searched, or the embedding is out of reach.
        """
        names = DepartmentNames(self.company().departments)
        score, asked = self._asked(question, names)
        if score <= _LEAST:
            return None
        subject = MapSubject(
            named=names.named_in(question.text) or names.named_in(asked),
            own=self.company().named(question.department_id),
            moment=self.likeness.moment_of(names.without_names(asked)),
        )
        return self._told(subject) if score > self._least(question, subject) else None

    def _asked(self, question: Question, names: DepartmentNames) -> tuple[float, str]:
        """Return the words that may be for the map, and how much they are.

        They are the question's, or those before a follow-up: "and purchasing?" is for the map
        after a question for it; "and by when?" is not.
        """
        own = self._score(question.text, names), question.text
        before = said_before(question)
        if not before or not names.named_in(question.text):
            return own
        return max(own, (self._score(before, names), f"{question.text}\n{before}"))

    def _score(self, text: str, names: DepartmentNames) -> float:
        """Return how much a text is for the map; -1 if it is clearly liker one for guidance."""
        of_map, of_guidance = self.scores(names.without_names(text))
        return -1.0 if of_guidance > of_map + _LIKER_GUIDANCE else of_map

    def _least(self, question: Question, subject: MapSubject) -> float:
        """Return the score above which the map answers a question about this.

        About no department and no moment, the map has little to say.
        """
        has_subject = subject.named or subject.moment
        least, by_guidance = _WITH_SUBJECT if has_subject else _WITHOUT_SUBJECT
        return least + by_guidance * self._sureness(question)

    def _sureness(self, question: Question) -> float:
        """Return how sure guidance is of its own best excerpt, 0.0 to 1.0."""
        found = self.guidance.look_up(question.text, 1, question.department_id).questions
        return max((sureness(one.found[0].signals) for one in found if one.found), default=0.0)

    def _told(self, subject: MapSubject) -> MapAnswer | None:
        moment, own = subject.moment, subject.own
        if subject.named:
            return self._of_departments(subject.named, moment)
        if moment:
            return self._of_moment(moment, first=own.department_id if own else "")
        return (self._of_departments((own,), None) if own else None) or self._of_all()

    def _of_departments(
        self, departments: Sequence[Department], moment: Moment | None
    ) -> MapAnswer | None:
        """Return where customers feel these departments, at the moment asked about first."""
        each = [places for one in departments if (places := self._places_of(one, moment))]
        first = [places[0].moment for places in each]
        if moment and moment not in first:
            said = f"{_listed(departments)} has no part of its own in this. "
            return self._of_moment(moment, said=said)
        if not each:
            return None
        of_each = max(1, _MOST_LINES // len(each))
        shown = [place for places in each for place in places[:of_each]][:_MOST_LINES]
        moments = dict.fromkeys(place.moment for places in each for place in places)
        opening = f"Customers feel {_listed(departments)} at {_counted(len(moments), 'moment')}"
        opening += f" of truth{_most_of_all('at', shown, sum(map(len, each)))}:"
        if len(each) == 1:
            return _answer(opening, shown, [place.moment.name for place in shown])
        return _answer(opening, shown, list(map(self._both_names, shown)))

    def _of_moment(self, moment: Moment, *, first: str = "", said: str = "") -> MapAnswer:
        """Return who shapes a moment, the department ``first`` before the others."""
        parts = sorted(moment.parts, key=lambda part: part.department_id != first)
        shown = [MapPart(moment, part) for part in parts[:_MOST_LINES]]
        opening = f"{said}{moment.name} is shaped by {_counted(len(parts), 'department')}"
        names = [self._name(place.part) for place in shown]
        return _answer(f"{opening}{_most_of_all('by', shown, len(parts))}:", shown, names)

    def _of_all(self) -> MapAnswer | None:
        """Return a moment of each of some departments, for whose own is not known."""
        firsts = [
            MapPart(moment, moment.parts[0]) for moment in self.moments.moments if moment.parts
        ]
        of_each = {place.part.department_id: place for place in reversed(firsts)}
        shown = [one for one in firsts if of_each[one.part.department_id] is one][:_MOST_LINES]
        if not shown:
            return None
        opening = "Customers feel the work of every department. For example:"
        answer = _answer(opening, shown, list(map(self._both_names, shown)))
        return replace(answer, asks_department=True)

    def _places_of(self, department: Department, moment: Moment | None) -> list[MapPart]:
        """Return the parts of a department, the moment's first, then the most responsible."""
        places = [
            (one != moment, at, MapPart(one, part))
            for one in self.moments.of_department(department.department_id)
            for at, part in enumerate(one.parts)
            if part.department_id == department.department_id
        ]
        return [place for *_, place in sorted(places, key=lambda found: found[:2])]

    def _both_names(self, place: MapPart) -> str:
        return f"{self._name(place.part)}, {place.moment.name}"

    def _name(self, part: DepartmentPart) -> str:
        department = self.company().named(part.department_id)
        return department.name if department else part.department_id


def _answer(opening: str, places: Sequence[MapPart], subjects: Sequence[str]) -> MapAnswer:
    lines = tuple(
        MapLine(subject, place.part.stage.value, place.part.how)
        for subject, place in zip(subjects, places, strict=True)
    )
    told = [f"{line.subject} ({line.stage}): {line.how}" for line in lines]
    text = "\n".join([opening, *told])
    return MapAnswer(text, tuple(map(_cited, places)), opening=opening, lines=lines)


def _cited(place: MapPart) -> Citation:
    part, stage = place.part, place.part.stage.value
    end = part.start + len(part.quote)
    told = f"{part.department_id}, {stage}"
    return Citation(FILE, TITLE, place.moment.name, part.quote, part.start, end, context=told)


def _listed(departments: Sequence[Department]) -> str:
    *before, last = [one.name for one in departments]
    return f"{', '.join(before)} and {last}" if before else last


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _most_of_all(word: str, shown: Sequence[MapPart], of_all: int) -> str:
    return f", most of all {word} these {len(shown)}" if len(shown) < of_all else ""
