"""Checks: five texts never asked before, on days 0, 30 and 90, and none of them practised."""

from dataclasses import replace
from datetime import timedelta

from bot.company.working_time import WorkingTime
from bot.quiz.checks import (
    CHECKS,
    ITEMS,
    DueCheck,
    check_items,
    due_check,
    for_practice,
    kept_for_checks,
)
from bot.quiz.domain import AnsweredQuestion, Attempt, Occasion, QuizQuestion, Round, Rule
from tests.builders_quiz import MONDAY, a_learner, a_question, an_attempt, questions
from tests.quiz.desk import Desk

BANK = tuple(
    a_question(f"logistics-{rule:02}-{text}", of_rule=Rule(f"rule {rule:02}"))
    for rule in range(18)
    for text in range(4)
)
HOURS = WorkingTime()


def rules_of(items: tuple[QuizQuestion, ...]) -> set[str]:
    return {one.rule.rule_id for one in items}


def attempts_at(items: tuple[QuizQuestion, ...]) -> list[Attempt]:
    return [an_attempt(one.question_id) for one in items]


def test_each_check_has_five_rules_of_its_own_and_people_differ() -> None:
    mine = [check_items(BANK, [], "U0YARA", n) for n in range(CHECKS)]

    assert [len(rules_of(one)) for one in mine] == [ITEMS] * CHECKS
    assert len(set.union(*map(rules_of, mine))) == CHECKS * ITEMS
    assert mine != [check_items(BANK, [], "U0LENA", n) for n in range(CHECKS)]
    assert mine == [check_items(BANK, [], "U0YARA", n) for n in range(CHECKS)]


def test_what_is_kept_is_not_practised_until_it_was_asked() -> None:
    kept = kept_for_checks(BANK, "U0YARA")

    before = for_practice(BANK, [], "U0YARA")
    after = for_practice(BANK, attempts_at(kept[:ITEMS]), "U0YARA")

    assert len(before) == len(BANK) - CHECKS * ITEMS
    assert not set(kept) & set(before)
    assert set(kept) & set(after) == set(kept[:ITEMS])


def test_a_text_that_was_asked_all_the_same_gives_its_place_to_a_twin() -> None:
    planned = check_items(BANK, [], "U0YARA", 1)

    drawn = check_items(BANK, attempts_at(planned[:1]), "U0YARA", 1)

    assert planned[0] not in drawn
    assert rules_of(drawn) == rules_of(planned)


def test_a_department_with_few_rules_or_texts_has_no_checks() -> None:
    assert check_items(questions(60), [], "U0YARA", 0) == ()
    assert list(for_practice(questions(60), [], "U0YARA")) == list(questions(60))


def test_checks_are_due_on_days_0_30_and_90_for_who_had_the_first() -> None:
    learner = a_learner()
    first = Round("r", "U0MARCO", Occasion.PATH_CHECK, (), MONDAY)
    last = replace(first, occasion=Occasion.CHECK)
    later = MONDAY + timedelta(days=90)

    assert due_check(learner, [], 0, HOURS, MONDAY) == DueCheck(0, Occasion.PATH_CHECK)
    assert due_check(learner, [first], 1, HOURS, later) is None
    assert due_check(learner, [first], 5, HOURS, later) == DueCheck(1, Occasion.PATH_CHECK)
    assert due_check(learner, [first], 6, HOURS, later) == DueCheck(2, Occasion.CHECK)
    assert due_check(learner, [first], 6, HOURS, MONDAY + timedelta(days=89)) is None
    assert due_check(learner, [first, last], 6, HOURS, later) is None


def test_who_began_before_there_were_checks_has_none_later() -> None:
    step = Round("r", "U0MARCO", Occasion.PATH, (), MONDAY)
    later = MONDAY + timedelta(days=90)

    assert due_check(a_learner(), [step], 5, HOURS, later) is None
    assert due_check(a_learner(), [step], 6, HOURS, later) is None


async def test_through_ninety_days_no_check_asks_a_text_that_came_before() -> None:
    desk = Desk(questions=BANK)
    await desk.quiz.choose_department("U0YARA", "logistics")
    last: AnsweredQuestion | None = None
    for day in range(100):
        asked_today = await desk.quiz.begin("U0YARA", f"day {day}")
        assert getattr(asked_today, "number", None) == 0
        last = await desk.takes_round("U0YARA", f"day {day}")
        desk.wait(days=1)

    rounds = await desk.rounds.of("U0YARA")
    checks = [one for one in rounds if one.occasion in {Occasion.PATH_CHECK, Occasion.CHECK}]
    assert last is not None
    assert [(one.begun_at - MONDAY).days for one in checks] == [0, 30, 90]
    for check in checks:
        before = [one.question_ids for one in rounds if one.begun_at < check.begun_at]
        assert not {each for ids in before for each in ids} & set(check.question_ids)


async def test_a_reminder_comes_for_the_last_check_though_nothing_else_is_due() -> None:
    desk = Desk(questions=BANK)
    learner = a_learner(employee_id="U0MARCO")
    desk.learners.kept["U0MARCO"] = learner
    first = Round("r", "U0MARCO", Occasion.PATH_CHECK, ("x",), MONDAY, MONDAY)
    desk.rounds.kept |= {f"r{n}": replace(first, round_id=f"r{n}") for n in range(6)}
    desk.wait(days=91)

    asked = await desk.reminding.remind("U0MARCO", "look")

    assert asked is not None
    assert asked.round.occasion is Occasion.CHECK
    assert len(asked.round.question_ids) == ITEMS
