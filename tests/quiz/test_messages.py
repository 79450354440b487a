import json
from dataclasses import replace

from bot.quiz import messages
from bot.quiz.domain import AnsweredQuestion, Choice, Occasion, Round, RoundQuestion
from bot.quiz.path import messages as path_messages
from bot.quiz.rounds import NeedsDepartment
from bot.slack import Message
from tests.builders_quiz import CHOICES, MONDAY, a_question
from tests.quiz.desk import MOMENTS

ROUND = Round("r1", "U0MARCO", Occasion.WISH, tuple(f"q{n}" for n in range(5)), MONDAY)
NASTY = "<!channel> & <https://x|bank.com>"


def asked(**changes: object) -> RoundQuestion:
    return RoundQuestion(a_question(**changes), ROUND, 0)  # type: ignore[arg-type]


def answered(choice: int = 1, **changes: object) -> AnsweredQuestion:
    given: dict[str, object] = {"right_so_far": 1, "is_last": False}
    return AnsweredQuestion(a_question(), ROUND, 0, choice, **given | changes)  # type: ignore[arg-type]


def buttons_of(message: Message) -> dict[str, str]:
    """The value of each button, by its label."""
    elements = [
        element
        for block in message.blocks
        for element in [*block.get("elements", []), block.get("accessory", {})]
        if element.get("type") == "button"
    ]
    return {element["text"]["text"]: element.get("value", "") for element in elements}


def words_of(message: Message) -> str:
    return json.dumps(message.blocks, ensure_ascii=False)


def test_each_choice_has_a_button_that_carries_it() -> None:
    message = messages.question(asked(), MOMENTS)

    carried = {json.loads(buttons_of(message)[letter])["c"] for letter in "ABC"}
    assert carried == {0, 1, 2}


def test_a_reader_of_the_plain_text_hears_the_choices_too() -> None:
    message = messages.question(asked(), MOMENTS)

    assert "A: " in message.text
    assert "C: " in message.text


def test_only_a_question_that_came_unasked_offers_to_pause() -> None:
    wanted = messages.question(asked(), MOMENTS)
    unasked = messages.question(asked(), MOMENTS, is_reminder=True)

    assert "Pause reminders" not in buttons_of(wanted)
    assert "Pause reminders" in buttons_of(unasked)


def test_the_heading_says_where_one_is_and_why() -> None:
    due = RoundQuestion(a_question(), replace(ROUND, occasion=Occasion.REMINDER), 2)
    step = RoundQuestion(a_question(), replace(ROUND, occasion=Occasion.PATH), 0)

    assert "Worth two minutes today  ·  Question 3 of 5  ·  Delivery" in words_of(
        messages.question(due, MOMENTS, is_reminder=True)
    )
    assert "Your first thirty days  ·  Question 1 of 5" in words_of(
        messages.question(step, MOMENTS)
    )


def test_a_moment_that_left_the_map_is_left_out() -> None:
    message = messages.question(asked(moment_id="parade"), MOMENTS)

    assert words_of(message).count("Question 1 of 5") == 1


def test_words_of_the_bank_cannot_mention_or_link() -> None:
    choices = (Choice(NASTY, NASTY, is_best=True), *CHOICES[:1], *CHOICES[2:])
    question = a_question(situation=NASTY, choices=choices)

    shown = messages.question(RoundQuestion(question, ROUND, 0), MOMENTS)
    told = messages.explanation(replace(answered(0), question=question), MOMENTS)

    assert "<!channel>" not in words_of(shown) + words_of(told) + shown.text + told.text


def test_a_right_answer_is_confirmed_with_its_reason() -> None:
    message = messages.explanation(answered(1), MOMENTS)

    assert "That is it." in words_of(message)
    assert CHOICES[1].why in words_of(message)
    assert "You chose" not in words_of(message)


def test_a_wrong_answer_is_explained_from_both_sides() -> None:
    message = messages.explanation(answered(0), MOMENTS)

    assert CHOICES[1].why in words_of(message)
    assert CHOICES[0].why in words_of(message)
    assert message.text.startswith("Not quite")


def test_right_and_wrong_are_told_by_a_sign_and_a_word() -> None:
    assert "*✓ That is it.*" in words_of(messages.explanation(answered(1), MOMENTS))
    wrong = words_of(messages.explanation(answered(0), MOMENTS))
    assert f"*✗ Not quite.* You chose: {CHOICES[0].text}" in wrong
    assert f"*✓ Best:* {CHOICES[1].text}" in wrong


def test_an_explanation_leads_on_until_the_last_question() -> None:
    middle = messages.explanation(answered(), MOMENTS)
    last = messages.explanation(answered(is_last=True, right_so_far=4), MOMENTS)
    all_right = messages.explanation(answered(is_last=True, right_so_far=5), MOMENTS)

    assert "Next question" in buttons_of(middle)
    assert "Next question" not in buttons_of(last)
    assert "*4 of 5 right.* What went wrong comes back within two days." in words_of(last)
    assert "*5 of 5 right.*" in words_of(all_right)
    assert "went wrong" not in words_of(all_right)
    assert "Another round" in buttons_of(all_right)


def test_a_step_of_the_path_says_that_the_next_comes_by_itself() -> None:
    step = replace(ROUND, occasion=Occasion.PATH)

    last = messages.explanation(replace(answered(is_last=True), round=step), MOMENTS)

    assert "your next step comes by itself" in words_of(last)


def test_a_screen_reader_says_what_a_choice_is() -> None:
    message = messages.question(asked(), MOMENTS)

    spoken = [
        block["accessory"]["accessibility_label"]
        for block in message.blocks
        if "accessory" in block
    ]
    assert all(len(label) > len("A: ") for label in spoken)
    assert all(len(label) <= 75 for label in spoken)


def test_the_last_step_of_the_path_says_so() -> None:
    message = messages.explanation(answered(is_last=True, completes_path=True), MOMENTS)

    assert "the last step of your first thirty days" in words_of(message)


def test_what_was_left_behind_offers_nothing_to_go_on() -> None:
    message = messages.explanation(answered(), MOMENTS, after=())

    assert set(buttons_of(message)) == {"Read the passage", "Ask about this", "I disagree"}


def test_a_department_without_questions_learns_whom_to_ask() -> None:
    assert "no questions for R&amp;D yet" in messages.nothing_to_ask("R&D").text


def test_a_company_without_departments_is_told_plainly() -> None:
    asked = path_messages.where_do_you_work(NeedsDepartment((), None))

    assert "which departments there are" in asked.text
