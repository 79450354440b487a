"""What Ask decides on excerpts of another case, and on outdated ones."""

from dataclasses import replace

from bot.ask.domain import NotCovered
from bot.ask.messages import source_of
from bot.guidance.domain import ValueFit
from tests.ask.searching import SURELY, an_excerpt
from tests.ask.test_service import answer_to


def test_another_value_than_the_one_asked_for_is_only_close_and_the_known_ones_are_named() -> (
    None
):
    found = an_excerpt("Priority 1.", replace(SURELY, values=ValueFit.MISSES))
    found = replace(found, known=("priority 1", "priority 2"))

    answer = answer_to(found, an_excerpt("Other.", SURELY, document="b.md"))

    assert isinstance(answer, NotCovered)
    assert answer.note == "What our guidance has: priority 1 and priority 2."


def test_an_outdated_page_is_only_close_and_marked() -> None:
    found = an_excerpt("Within 7 days.", SURELY)
    outdated = replace(found, guidance=replace(found.guidance, is_outdated=True))

    answer = answer_to(outdated)

    assert isinstance(answer, NotCovered)
    assert [source_of(one) for one in answer.closest] == ["A.MD › Standard (outdated)"]
