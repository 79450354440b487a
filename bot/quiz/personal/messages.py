"""How everything that is kept about an employee is shown to them. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.company.forgetting.messages import forget_button, lines_of
from bot.company.records.domain import KeptOfPerson
from bot.quiz.domain import Attempt, Disagreement, Learner, QuestionBank, Round
from bot.quiz.messages import day_and_year_of, day_of_year
from bot.quiz.personal.domain import OwnData
from bot.quiz.remind.pause_parsing import FOR_GOOD
from bot.slack import (
    Block,
    Message,
    actions,
    context,
    escape,
    section,
    shortened,
)

MY_DATA = "quiz.my_data"
SECTION_CHARACTERS = 2800  # escaped; below Slack's limit of a section
SECTIONS_A_MESSAGE = 4  # Slack refuses messages of more than about 13,000 characters
SITUATION_CHARACTERS = 90  # enough to recognise it
_TO_ONESELF = {
    "until the person is forgotten": "until you delete it, or leave and are forgotten"
}
IN_DETAIL = frozenset(  # what `own_data` shows itself
    {"quiz_attempt", "quiz_round", "quiz_learner", "quiz_disagreement", "people_employee"}
)


def own_data(data: OwnData, bank: QuestionBank) -> list[Message]:
    """Return everything kept about the employee for the quiz, newest first.

    Returns:
        One message, or several where one has no room for all.
    """
    if data.is_empty:
        text = "I keep nothing about you for the quiz."
        return [Message(text, (section(text),))]
    zone = data.learner.time_zone if data.learner else "UTC"
    disagreed = _disagreements(data.disagreements, bank, zone)
    details = [*_answers(data.attempts, bank, zone), *disagreed]
    sections = _sections(details)
    rest = [
        Message(
            "More of what I keep about you.",
            tuple(sections[start : start + SECTIONS_A_MESSAGE]),
        )
        for start in range(SECTIONS_A_MESSAGE, len(sections), SECTIONS_A_MESSAGE)
    ]
    return [_overview(data, zone, sections[:SECTIONS_A_MESSAGE], has_more=bool(rest)), *rest]


def kept_beside(kept: Sequence[KeptOfPerson]) -> Message:
    """Return what is kept of the employee beside the quiz: what it is, how much, how long.

    If anything is kept at all, with a button that deletes it, the quiz's too.
    """
    beside = [one for one in kept if one.table not in IN_DETAIL]
    lines = lines_of([replace(one, kept=_TO_ONESELF.get(one.kept, one.kept)) for one in beside])
    delete = [actions("quiz.my_data", [forget_button()])] if kept else []
    if not lines:
        text = "Beside the quiz I keep nothing about you."
        return Message(text, (section(text), *delete))
    text = "Beside the quiz I keep of you, or with your name on it:"
    note = "Of a report without a name I do not know whose it is, so none is among these."
    blocks = (section(f"*{text}*"), *_sections(lines), context(note), *delete)
    return Message(text, blocks)


def _overview(data: OwnData, zone: str, details: Sequence[Block], *, has_more: bool) -> Message:
    text = "This is what I keep about you for the quiz:"
    lines = [
        f"Department: {escape(data.department or 'not chosen')}",
        *_of_rounds(data.attempts, data.rounds, zone),
        f"Disagreements: {len(data.disagreements)}",
        *_of_learner(data.learner, zone),
    ]
    note = (
        "Nobody else sees your answers. Managers see groups of five or more, trainers see"
        " how questions work, both without names."
    )
    more = [context("The rest is in the next messages.")] if has_more else []
    blocks = (
        section(f"*{text}*\n" + "\n".join(f"•  {line}" for line in lines)),
        *details,
        *more,
        context(note),
    )
    return Message(text, blocks)


def _of_rounds(attempts: Sequence[Attempt], rounds: Sequence[Round], zone: str) -> list[str]:
    right = sum(each.is_right for each in attempts)
    steps = sum(each.occasion.is_step for each in rounds)
    days = [day_and_year_of(each.begun_at, zone) for each in rounds]
    when = f", from {days[0]} to {days[-1]}" if days else ""
    return [
        f"Answers: {len(attempts)}, of which right: {right}",
        f"Rounds: {len(rounds)}, of which steps of your first thirty days: {steps}{when}",
    ]


def _of_learner(learner: Learner | None, zone: str) -> list[str]:
    if learner is None:
        return []
    day: Callable[..., str] = day_and_year_of
    pause = learner.paused_until
    known = {
        "Time zone, from Slack": escape(zone),
        "First thirty days begun": learner.path_began_at and day(learner.path_began_at, zone),
        "First thirty days completed": learner.path_completed_at
        and day(learner.path_completed_at, zone),
        "Reminders paused until": pause
        and ("you say otherwise" if pause == FOR_GOOD else day(pause, zone)),
        "Last looked what is due": learner.looked_on and day_of_year(learner.looked_on),
        "Last reminder": learner.reminded_on and day_of_year(learner.reminded_on),
        "Reminders since your last answer": learner.unanswered_reminders or None,
        "Asked how sure you are": None if learner.asks_sureness else "no",
    }
    return [f"{what}: {value}" for what, value in known.items() if value]


def _answers(attempts: Sequence[Attempt], bank: QuestionBank, zone: str) -> list[str]:
    return [
        f"{day_and_year_of(each.answered_at, zone)}: {_about(each, bank)}"
        for each in reversed(attempts)
    ]


def _about(attempt: Attempt, bank: QuestionBank) -> str:
    """Return question, choice and verdict; the id alone where the question has changed."""
    sure = {True: ", sure", False: ", not sure", None: ""}[attempt.is_sure]
    verdict = ("right" if attempt.is_right else "not right") + sure
    question = bank.named(attempt.question_id)
    if question is None or attempt.choice >= len(question.choices):
        return f"{escape(attempt.question_id)}, choice {attempt.choice + 1}, {verdict}"
    situation = shortened(question.situation, SITUATION_CHARACTERS)
    chosen = shortened(question.choices[attempt.choice].text, SITUATION_CHARACTERS)
    return f"{escape(situation)} You chose “{escape(chosen)}”, {verdict}"


def _disagreements(
    disagreements: Sequence[Disagreement], bank: QuestionBank, zone: str
) -> list[str]:
    return [
        f"{day_and_year_of(each.made_at, zone)}: you disagreed with"
        f" “{_named(each.question_id, bank)}”: “{escape(each.words)}”"
        + (f" Answer: “{escape(each.answer)}”" if each.answer else "")
        for each in reversed(disagreements)
    ]


def _named(question_id: str, bank: QuestionBank) -> str:
    question = bank.named(question_id)
    name = shortened(question.situation, SITUATION_CHARACTERS) if question else question_id
    return escape(name)


def _sections(lines: Sequence[str]) -> list[Block]:
    texts: list[str] = []
    for line in lines:
        entry = f"•  {shortened(line, SECTION_CHARACTERS)}"
        if texts and len(texts[-1]) + len(entry) < SECTION_CHARACTERS:
            texts[-1] += f"\n{entry}"
        else:
            texts.append(entry)
    return [section(text) for text in texts]
