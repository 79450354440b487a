"""What happened once promises nothing; a rule that speaks of the past promises all the same."""

import pytest

from bot.guidance.standards.figures import figures_in
from bot.guidance.standards.telling import happened


def told_in(sentence: str) -> list[bool]:
    return [happened(sentence, found) for found in figures_in(sentence)]


@pytest.mark.parametrize(
    "rule",
    [
        "A caller who had to wait longer than 9 rings ago gets a call back.",
        "What had been promised has to be sent within 5 working days.",
        "Collections sends what had been promised within 5 days.",
        "If a customer had to call twice, call back within 4 hours.",
        "Call a customer whose offer went out three weeks ago.",
        "A claim that was made 9 days ago has to be decided.",
        "An offer that went out more than three weeks ago needs a call.",
        "We answer a customer who had written before within 4 working days.",
        "The manager decides within 20 working days and tells the person who had the idea.",
        "Never let the phone of somebody who had called before ring 9 times.",
        "Maintenance comes within 3 days to a machine that had stopped.",
    ],
)
def test_a_rule_that_speaks_of_the_past_holds(rule: str) -> None:
    told = told_in(rule)

    assert told
    assert not any(told)


@pytest.mark.parametrize(
    "story",
    [
        "A customer who had waited nine days left us.",
        "The bakery had waited 9 working days for the offer when it called us.",
        "Two years ago, answering an e-mail took five days.",
        "In 2019 the invoice left after three weeks.",
        "We used to answer within five days.",
        "We lost a customer who had waited five weeks.",
        "Our house was founded forty years ago and is still run by the family.",
        "When the phone had rung 12 times, the caller gave up and bought elsewhere.",
        "The invoice had been wrong, and it took us five weeks to correct it.",
    ],
)
def test_a_story_promises_nothing(story: str) -> None:
    assert False not in told_in(story)


def test_what_holds_today_is_no_story_though_one_is_told_before() -> None:
    told = told_in("Two years ago an invoice left after three weeks, since then within 2 days.")

    assert told == [True, True, False]
