"""Own data: what goes out for what was taken in."""

from bot.company.records.domain import KeptOfPerson
from tests.quiz.office import Office, words_of


async def test_own_data_is_shown_completely() -> None:
    office = Office()
    await office.takes_round()
    await office.reminding.pause("U0MARCO", "tomorrow")

    post, beside = await office.does("quiz.my_data")

    words = words_of([post])
    assert "Department: Logistics" in words
    assert "Answers: 5, of which right: 5" in words
    assert words.count("You chose “") == 5
    assert "2 March 2026: " in words
    assert "Reminders paused until: 3 March 2026" in words
    assert "Delete all of it" in words_of([beside])


async def test_the_last_reminder_is_part_of_ones_data() -> None:
    office = Office()
    await office.takes_round()
    office.wait(days=2)
    await office.does("quiz.look_round", due="2026-11-24T09:30:00+00:00")

    post, _beside = await office.does("quiz.my_data")

    assert "Last reminder: 4 March 2026" in words_of([post])


async def test_answers_without_a_learner_are_still_shown() -> None:
    office = Office()
    await office.takes_round()
    office.learners.kept.clear()

    post, _beside = await office.does("quiz.my_data")

    assert "Answers: 5" in words_of([post])


async def test_nothing_kept_is_said_so() -> None:
    post, beside = await Office().does("quiz.my_data", employee_id="U0YARA")

    assert "I keep nothing about you" in words_of([post])
    assert "Beside the quiz I keep nothing about you" in words_of([beside])


async def test_what_is_kept_beside_the_quiz_alone_can_be_deleted_too() -> None:
    office = Office()
    office.personal.beside.append(KeptOfPerson("ask_question", "a question", 3, "90 days"))

    _quiz, beside = await office.does("quiz.my_data", employee_id="U0YARA")

    assert "a question: 3, kept 90 days" in words_of([beside])
    assert "Delete all of it" in words_of([beside])


async def test_deleting_leaves_nothing_and_says_what_stays() -> None:
    office = Office()
    await office.takes_round()

    (post,) = await office.does("quiz.forget")

    assert "I keep nothing about you any more" in words_of([post])
    assert "What stays: the messages in Slack" in words_of([post])
    assert office.attempts.kept == {}
