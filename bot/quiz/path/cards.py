"""How the moments and the case before the first question look. Pure."""

from dataclasses import dataclass

from bot.guidance.parse.display import as_quoted
from bot.moments.domain import DepartmentPart, Moment
from bot.quiz.domain import Choice, QuizQuestion, Round
from bot.quiz.messages import place, start_button
from bot.quiz.opening import OwnMoment
from bot.slack import Block, Message, actions, button, context, divider, escape, section

SHOW_CASE = "quiz.case"
_NUMBERS = {1: "Your moment", 2: "Your two moments", 3: "Your three moments"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PathOpening:
    """What a learner is shown before the first question of the path."""

    round: Round  # whose first question waits
    department: str  # its name
    moments: tuple[OwnMoment, ...]
    case: QuizQuestion | None  # worked through, and never asked of this learner
    case_moment: Moment | None = None


def moments(opening: PathOpening, *, is_read: bool = False) -> Message:
    """Return the department's moments, a card each, and the way on unless that was taken."""
    title = _NUMBERS.get(len(opening.moments), "Before the first question")
    text = (
        f"*{title}.* Customers judge us in moments like these, and"
        f" {escape(opening.department)} has its share in each. Read them once; the questions"
        " come from here."
    )
    shown = [
        block
        for number, (moment, part) in enumerate(opening.moments, 1)
        for block in (divider(), section(_card(number, moment, part, opening.department)))
    ]
    way_on = (
        button("Show me a case", SHOW_CASE, place(opening.round, 0), style="primary")
        if opening.case
        else start_button("Now ask me")
    )
    names = ", ".join(moment.name for moment, _ in opening.moments)
    blocks = (
        context("Your first thirty days  ·  Before the first question"),
        section(text),
        *shown,
        *([] if is_read else [actions("quiz.opening", [way_on])]),
    )
    return Message(escape(f"{title}: {names}."), blocks)


def _card(number: int, moment: Moment, part: DepartmentPart, department: str) -> str:
    lines = [
        f"*{number}. {escape(moment.name)}*",
        f"_The customer:_ “{escape(moment.summary)}”" if moment.summary else "",
        f"_What good looks like:_ {escape(moment.good)}" if moment.good else "",
        f"_{escape(department)}:_ {escape(part.how)}" if part.how else "",
    ]
    return "\n".join(filter(None, lines))


def case(opening: PathOpening) -> Message:
    """Return a case with what is best, what only seems so, and the words of the guidance."""
    of_bank = opening.case
    if of_bank is None:
        text = "Now it is your turn."
        return Message(text, (section(text), *_your_turn()))
    best = of_bank.choices[of_bank.best]
    tempting = next(one for one in of_bank.choices if not one.is_best)
    quote = "\n".join(
        f">{escape(line)}" for line in as_quoted(of_bank.passage.quote).splitlines()
    )
    name = opening.case_moment.name if opening.case_moment else ""
    blocks = (
        context("  ·  ".join(filter(None, ["A case, worked through", escape(name)]))),
        section(f"*{escape(of_bank.situation)}*"),
        section(f"*Best:* {_told(best)}"),
        section(f"*Tempting, and it falls short:* {_told(tempting)}"),
        section(f"Our guidance says:\n{quote}"),
        *_your_turn(),
    )
    return Message(escape(f"A case: {of_bank.situation} Best: {best.text}"), blocks)


def _told(choice: Choice) -> str:
    return f"{escape(choice.text)}\n{escape(choice.why)}"


def _your_turn() -> tuple[Block, ...]:
    return (actions("quiz.on", [start_button("Now ask me")]),)
