"""Of two sentences that give the same work to two departments, the one to change is named."""

from collections.abc import Collection

from bot.guidance.standards.conflicts import Conflict, to_change
from bot.guidance.standards.doers import DepartmentDeed
from bot.guidance.standards.domain import HandbookFinding, Kind, Saying
from bot.guidance.standards.subjects import SubjectText


def a_deed(text: str, department: str, kind: Kind = Kind.RULE) -> DepartmentDeed:
    saying = Saying(f"guidance/{department}.md", 3, text, kind=kind)
    return DepartmentDeed(saying, department, SubjectText(text, text))


WRONG = a_deed("Production sends the certificate.", "production")
RIGHT = [a_deed(f"Quality sends the certificate, {n}.", "quality") for n in range(5)]


def changed(
    conflicts: list[Conflict],
    support: dict[DepartmentDeed, float] | None = None,
    registered: Collection[DepartmentDeed] = (),
) -> list[HandbookFinding]:
    is_registered = registered.__contains__
    return list(to_change(conflicts, support=support or {}, is_registered=is_registered))


def test_one_sentence_against_five_is_named_once_and_the_five_are_not() -> None:
    conflicts = [Conflict(right, WRONG, 0.9) for right in RIGHT]

    (found,) = changed(conflicts)

    assert (found.path, found.sentence) == ("guidance/production.md", WRONG.saying.text)
    assert "production does what quality does by guidance/quality.md" in found.says


def test_what_the_register_bears_out_is_never_named() -> None:
    (found,) = changed([Conflict(RIGHT[0], WRONG, 0.9)], registered=[RIGHT[0]])

    assert found.sentence == WRONG.saying.text


def test_two_that_the_register_bears_out_may_both_stay() -> None:
    conflicts = [Conflict(RIGHT[0], WRONG, 0.9)]

    assert changed(conflicts, registered=[RIGHT[0], WRONG]) == []


def test_a_question_is_named_before_the_rule_that_it_differs_from() -> None:
    lesson = a_deed("The shop floor sends it.", "production", Kind.LESSON)

    (found,) = changed([Conflict(RIGHT[0], lesson, 0.9)])

    assert found.sentence == lesson.saying.text


def test_of_two_rules_the_one_that_no_other_sentence_repeats_is_named() -> None:
    both = [Conflict(RIGHT[0], WRONG, 0.9), Conflict(WRONG, RIGHT[0], 0.9)]

    (found,) = changed(both, support={RIGHT[0]: 0.8, WRONG: 0.1})

    assert found.sentence == WRONG.saying.text
