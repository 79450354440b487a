"""How plans are suggested, kept and asked about. What people wrote is escaped here. Pure."""

import json
from collections.abc import Sequence

from bot.modals import asking_modal, input_field, text_field
from bot.quiz.messages import day_of
from bot.quiz.plans.domain import ASKED_AFTER, Outcome, OwnPlan, Suggestion
from bot.slack import Block, Message, actions, button, context, escape, plain, section

PLAN, WRITE, LEAVE = "quiz.plan", "quiz.write_plan", "quiz.no_plan"
OUTCOME, NOTE = "quiz.plan_outcome", "quiz.note_plan"
WRITTEN, NOTED = "quiz.plan_modal", "quiz.plan_note_modal"
WHEN, I_WILL, WORDS = "when", "i_will", "words"
LONGEST = 300  # characters of each part
LONGEST_NOTE = 1000
_PRIVATE = "Only you see it."
_SAID = {
    Outcome.DONE: ("Done", "*Done.* That is what counts for our customers."),
    Outcome.NO_CHANCE: (
        "No chance so far",
        "*No chance so far.* The plan stands for when it comes.",
    ),
    Outcome.NOT_YET: ("Not yet", "*Not yet.* Press _Done_ above when it has happened."),
}


def offer(round_id: str, suggested: Sequence[Suggestion]) -> Message:
    """Return what follows a step of the path: two plans, or one's own words."""
    text = "*One thing for your next working day.* Who plans when and what, does it more often."
    lines = [
        section(
            f"{number}. {escape(one.words)}",
            accessory=button(
                f"Plan {number}",
                f"{PLAN}.{number}",
                json.dumps({"r": round_id, "u": one.rule_id}),
            ),
        )
        for number, one in enumerate(suggested, 1)
    ]
    buttons = [
        button("In my own words", WRITE, round_id),
        button("No plan", LEAVE, round_id),
    ]
    blocks = (
        section(text),
        *lines,
        actions("quiz.plan", buttons),
        context(f"{_PRIVATE} I ask once, three days later, what came of it."),
    )
    spoken = "One thing for your next working day: a plan, if you like."
    return Message(spoken, blocks)


def no_plan() -> Message:
    """Return what stands in place of the offer."""
    text = "No plan this time."
    return Message(text, (context(text),))


def kept(plan: OwnPlan, time_zone: str) -> Message:
    """Return the plan in place of the offer."""
    text = f"*Your plan:* {escape(plan.words)}"
    day = day_of(plan.made_at + ASKED_AFTER, time_zone)
    note = f"{_PRIVATE} I ask you once, on {day} or soon after, what came of it."
    drop = actions("quiz.plan", [button("Drop it", LEAVE, plan.plan_id)])
    return Message(f"Your plan: {escape(plan.words)}", (section(text), drop, context(note)))


def question(plan: OwnPlan) -> Message:
    """Return the question what became of it."""
    buttons = [
        button(label, f"{OUTCOME}.{outcome}", f"{plan.plan_id}:{outcome}")
        for outcome, (label, _) in _SAID.items()
    ]
    text = f"You planned: _{escape(plan.words)}_\n*What became of it?*"
    note = (
        f"{_PRIVATE} Your department's managers see of five or more people how many plans"
        " were carried out, roughly and without names."
    )
    blocks = (section(text), actions("quiz.plan_asked", buttons), context(note))
    return Message(f"What became of your plan? {escape(plan.words)}", blocks)


def told(plan: OwnPlan, share: Sequence[Block]) -> Message:
    """Return what follows an answer, with the ways to say more of it or to share it."""
    assert plan.outcome is not None  # noqa: S101  # it was answered a moment before
    text = _SAID[plan.outcome][1]
    if plan.came_of_it:
        text += "\n*What came of it:*\n" + _quoted(plan.came_of_it)
    words = "Change my words" if plan.came_of_it else "Say what came of it"
    blocks = (
        section(text),
        actions("quiz.plan_told", [button(words, NOTE, plan.plan_id)]),
        *share,
        context(f"{_PRIVATE} Sharing opens a form first; nothing is sent without you."),
    )
    return Message(text.replace("*", ""), blocks)


def writing(round_id: str, channel: str, ts: str) -> Block:
    """Return the modal for a plan in one's own words."""
    fields = [_line(WHEN, "When …"), _line(I_WILL, "… I will …")]
    carried = json.dumps({"r": round_id, "c": channel, "t": ts})
    return asking_modal("My plan", fields, WRITTEN, carried=carried, submit="Keep")


def _line(name: str, label: str) -> Block:
    element = {"type": "plain_text_input", "action_id": name, "max_length": LONGEST}
    return input_field(name, label, element | {"placeholder": plain("in a few words")})


def noting(plan: OwnPlan) -> Block:
    """Return the modal that asks what came of a plan."""
    fields = [
        section(f"_{escape(plan.words)}_"),
        text_field(WORDS, "What came of it?", longest=LONGEST_NOTE, text=plan.came_of_it),
        context(_PRIVATE),
    ]
    return asking_modal("What came of it", fields, NOTED, carried=plan.plan_id, submit="Keep")


def _quoted(words: str) -> str:
    return "\n".join(f">{escape(line)}" for line in words.splitlines())
