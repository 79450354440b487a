"""How a quiz question and its explanation look in Slack. Trainers' words are escaped here."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.guidance.parse.display import as_quoted
from bot.moments.domain import MomentsMap
from bot.quiz.domain import AnsweredQuestion, Occasion, Round, RoundQuestion
from bot.slack import (
    BUTTON_TEXT_LIMIT,
    Block,
    Message,
    actions,
    button,
    context,
    escape,
    section,
    shortened,
)

START, ANSWER, NEXT, STOP, PAUSE = (
    "quiz.start",
    "quiz.answer",
    "quiz.next",
    "quiz.stop",
    "quiz.pause",
)
SHOW_CARD = "quiz.show_card"
READ_PASSAGE, ASK_ABOUT, DISAGREE = "quiz.read_passage", "quiz.ask_about", "quiz.disagree"
LETTERS = "ABCD"
_UNSEEN = "None of these texts had come to you before."
_NEXT_STEP = "That was all for today: your next step comes by itself, and Home says when."


def place(this: Round, number: int) -> str:
    """Return what a button carries: round, and number of the question."""
    return json.dumps({"r": this.round_id, "n": number})


def _choosing(asked: RoundQuestion, choice: int) -> str:
    """Return what the button of a choice carries; its words tell it, wherever it stands."""
    at = {"r": asked.round.round_id, "n": asked.number, "c": choice}
    return json.dumps(at | {"w": asked.question.choices[choice].fingerprint})


def question(
    asked: RoundQuestion,
    moments: MomentsMap,
    *,
    is_reminder: bool = False,
    beside: Sequence[Block] = (),
) -> Message:
    """Return a question with its choices, each with a button of its own, and others beside."""
    this, of_bank = asked.round, asked.question
    opening = (
        "Worth two minutes today" if is_reminder and this.occasion is Occasion.REMINDER else ""
    )
    shown = [
        (letter, of_bank.choices[choice].text, choice)
        for letter, choice in zip(LETTERS, of_bank.order_for(this.round_id), strict=False)
    ]
    choices = [
        section(
            f"*{letter}*   {escape(text)}",
            accessory=_chooses(letter, text, choice, _choosing(asked, choice)),
        )
        for letter, text, choice in shown
    ]
    buttons = [*beside, button("Stop for now", STOP, place(this, asked.number))]
    buttons += [button("Pause reminders", PAUSE)] if is_reminder else []
    blocks = (
        context(heading(asked, moments, opening)),
        section(f"*{escape(of_bank.situation)}*"),
        *choices,
        actions("quiz.more", buttons),
    )
    spoken = " ".join(f"{letter}: {text}" for letter, text, _ in shown)
    return Message(escape(f"{of_bank.situation} {spoken}"), blocks)


def _chooses(letter: str, text: str, choice: int, value: str) -> Block:
    """Return the button of a choice; a screen reader says what is chosen, not only "A"."""
    words = text.replace("<", "").replace(">", "")  # said aloud, and never a mention
    spoken = shortened(f"{letter}: {words}", BUTTON_TEXT_LIMIT)
    return button(letter, f"{ANSWER}.{choice}", value) | {"accessibility_label": spoken}


def heading(
    asked: RoundQuestion | AnsweredQuestion, moments: MomentsMap, opening: str = ""
) -> str:
    """Return what stands above a question: why it comes, which it is, of which moment."""
    moment = moments.named(asked.question.moment_id)
    parts = [
        opening or _occasion(asked.round),
        f"Question {asked.number + 1} of {len(asked.round.question_ids)}",
        escape(moment.name) if moment else "",
        f"seen from {escape(asked.side)}" if asked.side else "",
    ]
    return "  ·  ".join(part for part in parts if part)


def _occasion(this: Round) -> str:
    if this.occasion is Occasion.CHECK:
        return "Where you stand after ninety days"
    if this.occasion is Occasion.ASSIGNED:
        return "Your whole department is asked"
    return "Your first thirty days" if this.occasion.is_step else ""


def explanation(
    answered: AnsweredQuestion,
    moments: MomentsMap,
    *,
    further: Sequence[Block] = (),
    more: Sequence[Block] = (),
    after: Sequence[Block] | None = None,
) -> Message:
    """Return what was right, why the chosen one falls short, and the words of the guidance.

    Args:
        answered: the question and what was chosen.
        moments: for the name of the moment of truth.
        further: others' buttons.
        more: stands below the quote.
        after: stands in place of the buttons to go on, once the employee did or stopped.
    """
    verdict, spoken = _verdict(answered)
    of_bank, this = answered.question, answered.round
    here = place(this, answered.number)
    quote = "\n".join(
        f">{escape(line)}" for line in as_quoted(of_bank.passage.quote).splitlines()
    )
    buttons = [
        button("Read the passage", READ_PASSAGE, of_bank.question_id),
        button("Ask about this", ASK_ABOUT, here),
        button("I disagree", DISAGREE, of_bank.question_id),
        *further,
    ]
    blocks = (
        context(heading(answered, moments)),
        section(escape(of_bank.situation)),
        section(verdict),
        section(f"Our guidance says:\n{quote}"),
        *more,
        actions("quiz.about", buttons),
        *(_onwards(answered) if after is None else after),
    )
    return Message(spoken, blocks)


def _verdict(answered: AnsweredQuestion) -> tuple[str, str]:
    choices, best = answered.question.choices, answered.question.best
    chosen, right = choices[answered.choice], choices[best]
    if answered.was_right:
        shown = f"*✓ That is it.* {escape(right.text)}\n{escape(right.why)}"
        return shown, escape(f"That is it. {right.why}")
    if answered.choice == best:  # the choices were put in another order since
        shown = f"*✓ Best:* {escape(right.text)}\n{escape(right.why)}"
        return shown, escape(f"Best: {right.text}")
    shown = (
        f"*✗ Not quite.* You chose: {escape(chosen.text)}\n{escape(chosen.why)}\n\n"
        f"*✓ Best:* {escape(right.text)}\n{escape(right.why)}"
    )
    spoken = f"Not quite: {chosen.why} Best: {right.text} {right.why}"
    return shown, escape(spoken)


def _onwards(answered: AnsweredQuestion) -> list[Block]:
    here = place(answered.round, answered.number)
    if not answered.is_last:
        buttons = [
            button("Next question", NEXT, here, style="primary"),
            button("Stop for now", STOP, here),
        ]
        return [actions("quiz.on", buttons)]
    card = [button("Show a card of it", SHOW_CARD)] if answered.completes_path else []
    return [
        context(_summary(answered)),
        actions("quiz.on", [button("Another round", START), *card]),
    ]


def _summary(answered: AnsweredQuestion) -> str:
    right, all_of_them = answered.right_so_far, len(answered.round.question_ids)
    if answered.completes_path:
        return (
            "*That was the last step of your first thirty days.* From now on I only bring back"
            " what is about to fade."
        )
    ending = ["What went wrong comes back within two days."] if right < all_of_them else []
    ending += [_NEXT_STEP] if answered.round.occasion.is_step else []
    unseen = [_UNSEEN] if answered.round.occasion is Occasion.CHECK else []
    return " ".join([f"*{right} of {all_of_them} right.*", *unseen, *ending])


def stopped(this: Round, number: int) -> Message:
    """Return what stands in place of a question that was put aside."""
    text = "Put aside. Your place is kept: go on whenever you like, or say “quiz me”."
    blocks = (
        section(text),
        actions("quiz.on", [button("Go on", NEXT, place(this, number), style="primary")]),
    )
    return Message(text, blocks)


def goes_on() -> Message:
    """Return what stands in place of a question that is asked again further down."""
    text = "This question goes on below."
    return Message(text, (context(text),))


def round_over() -> Message:
    """Return what follows the last question when somebody asks for one more."""
    text = "That was the last question of this round."
    return Message(text, (section(text), actions("quiz.on", [start_button("Another round")])))


def start_button(text: str) -> Block:
    """Return the button that begins a round, or resumes the one under way."""
    return button(text, START, style="primary")


def nothing_to_ask(department: str) -> Message:
    """Return that there are no questions for this department yet."""
    text = escape(f"There are no questions for {department} yet. Your trainer can add some.")
    return Message(text, (section(text),))


def sent_to_you() -> Message:
    """Return what only whoever asked reads in the channel where they did."""
    text = "Your question is in our direct message."
    return Message(text, (section(text),))


def day_of(moment: datetime, time_zone: str) -> str:
    """Return the day as the employee would say it: "Monday, 2 March"."""
    local = moment.astimezone(ZoneInfo(time_zone))
    return f"{local:%A}, {local.day} {local:%B}"


def day_and_year_of(moment: datetime, time_zone: str) -> str:
    """Return a day that may be long ago or far ahead: "2 March 2026"."""
    return day_of_year(moment.astimezone(ZoneInfo(time_zone)).date())


def day_of_year(day: date) -> str:
    """Return a day of a calendar: "2 March 2026"."""
    return f"{day.day} {day:%B %Y}"
