"""How a manager's monthly look looks. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.long_lists import in_sections
from bot.modals import asking_modal, input_field
from bot.quiz.looks.domain import Look
from bot.slack import Block, Message, actions, button, context, escape, option, section

TICK, TICKED, SEEN = "quiz.tick_look", "quiz.look_modal", "seen"
_TALK = (
    "“What do you think the customer felt, and what told you so?”",
    "“What would have made it easier to do what our guidance asks?”",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LookCard:
    """A look with the names that stand in it."""

    look: Look
    department: str
    moment: str
    is_weakest: bool = False  # by the department's own answers
    before: tuple[str, ...] = ()  # a line for each look of the past, oldest first


def to_look_for(card: LookCard) -> Message:
    """Return what a manager reads once a month, with the way to tell what they saw."""
    moment, department = escape(card.moment), escape(card.department)
    title = f"*Your look of the month: {moment}*"
    why = (
        f"In the quiz {department} knows least here."
        if card.is_weakest
        else f"Of {department}'s moments this one has not been looked at for longest."
    )
    text = (
        f"{title}\nBe there once when a customer meets {department} at this moment, and talk"
        f" about it the same day. {why}"
    )
    blocks = (
        section(text),
        section(f"*What to look for*\n{_numbered(card.look.lines)}"),
        section("*For the talk after it*\n" + "\n".join(_TALK)),
        *_before(card.before),
        actions(
            "quiz.look",
            [button("Tick what I saw", TICK, card.look.look_id, style="primary")],
        ),
        context(
            "Ticks are about the moment. Of whom you saw, nothing is asked and nothing kept;"
            f" {department}'s managers see the ticks."
        ),
    )
    return Message(f"Your look of the month: {moment}", blocks)


def ticking(card: LookCard) -> Block:
    """Return the modal that takes the ticks."""
    options = [option(f"{n}. {one}", str(n - 1)) for n, one in enumerate(card.look.lines, 1)]
    seen = [one for one in options if int(one["value"]) in (card.look.ticked or ())]
    boxes: Block = {"type": "checkboxes", "action_id": SEEN, "options": options}
    boxes |= {"initial_options": seen} if seen else {}
    fields = [
        section(f"*{escape(card.moment)}*\n{_numbered(card.look.lines)}"),
        input_field(SEEN, "What did you see?", boxes) | {"optional": True},
        context("About the moment, never about a person."),
    ]
    return asking_modal("What I saw", fields, TICKED, carried=card.look.look_id, submit="Keep")


def ticked_in(view: Block) -> tuple[int, ...]:
    """Return the lines that were ticked in the modal, from 0."""
    chosen = view["state"]["values"][SEEN][SEEN].get("selected_options") or []
    return tuple(sorted(int(one["value"]) for one in chosen))


def ticked(card: LookCard) -> Message:
    """Return what a manager reads after the ticks: what is missing, and the trend."""
    look, seen = card.look, card.look.ticked or ()
    text = f"*{escape(card.moment)}: {len(seen)} of {len(look.lines)} seen.* Thank you."
    missing = [line for number, line in enumerate(look.lines) if number not in seen]
    lines = "\n".join(f"•  {escape(one)}" for one in missing)
    blocks = (
        section(text),
        *([section(f"*Not seen this time*\n{lines}")] if missing else []),
        *_before(card.before),
    )
    return Message(text.replace("*", ""), blocks)


def _before(lines: Sequence[str]) -> list[Block]:
    if not lines:
        return []
    return in_sections(["*Looks so far*", *(f"•  {escape(one)}" for one in lines)])


def _numbered(lines: Sequence[str]) -> str:
    return "\n".join(f"{number}. {escape(one)}" for number, one in enumerate(lines, 1))
