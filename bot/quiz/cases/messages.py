"""How a team case looks in a channel. All words of a company are escaped here. Pure."""

import json
from collections.abc import Callable, Sequence
from typing import TypeAlias

from bot.guidance.parse.display import as_quoted
from bot.quiz.cases.domain import STEPS, CaseRun, CaseStep, Picture, StepOutcome, TeamCase
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

VOTE, STOP = "quiz.vote_team_case", "quiz.stop_team_cases"
LETTERS = "ABCD"
COUNTED = "Your vote is counted, without your name. So nobody can change it, you neither."
NOT_COUNTED = "You have voted here before, or this step is over."
PictureUrl: TypeAlias = Callable[[str], str | None]
"""Returns where Slack fetches a picture; None: nowhere, so that words stand in its place."""


def to_decide(case: TeamCase, run: CaseRun, picture_url: PictureUrl) -> Message:
    """Return what a channel reads: what came of the step before, and what is to decide."""
    step = case.step(run.path[-1])
    if not run.is_open or step is None:
        return _ended(case, run)
    number = run.number + 1
    blocks = (
        context(f"Team case  ·  {escape(case.title)}  ·  step {number} of {STEPS}"),
        *_before(case, run),
        *_picture(step.picture, picture_url),
        section(f"*{escape(step.situation)}*"),
        *_choices(step, run),
        context(
            "One vote each, without a name, until the next working day. From five votes on I"
            " show roughly how they fall. Then the case goes the way of the most."
        ),
        _stopping(run),
    )
    spoken = " ".join(
        f"{letter}: {step.choices[choice].text}"
        for letter, choice in zip(LETTERS, step.order_for(run.run_id), strict=False)
    )
    seen = f" Picture: {step.picture.alternative}" if step.picture else ""
    return Message(escape(f"Team case: {step.situation}{seen} {spoken}"), blocks)


def over(case: TeamCase, run: CaseRun, number: int) -> Message:
    """Return what stands in place of a step whose votes are counted, or that was stopped."""
    step = case.step(run.path[number])
    situation = step.situation if step else case.title
    told = "Votes are counted; see below." if number < run.number else "It was stopped."
    text = f"{escape(situation)}\n_{told}_"
    return Message(escape(f"{situation} {told}"), (section(text),))


def _choices(step: CaseStep, run: CaseRun) -> list[Block]:
    shown = zip(LETTERS, step.order_for(run.run_id), strict=False)
    return [
        section(
            f"*{letter}*   {escape(step.choices[choice].text)}",
            accessory=_voting(letter, step.choices[choice].text, choice, run),
        )
        for letter, choice in shown
    ]


def _voting(letter: str, text: str, choice: int, run: CaseRun) -> Block:
    """Return the button of a choice; a screen reader says for what the vote is."""
    value = json.dumps({"r": run.run_id, "n": run.number, "c": choice})
    words = text.replace("<", "").replace(">", "")
    spoken = shortened(f"Vote for {letter}: {words}", BUTTON_TEXT_LIMIT)
    return button(f"Vote {letter}", f"{VOTE}.{choice}", value) | {"accessibility_label": spoken}


def _before(case: TeamCase, run: CaseRun) -> list[Block]:
    """Return what came of the step before, for the customer and by our guidance."""
    if not run.outcomes:
        return []
    step, outcome = case.step(run.path[run.number - 1]), run.outcomes[-1]
    if step is None:
        return []
    chosen = step.choices[outcome.followed]
    lines = [f"*So it goes on: {escape(chosen.text)}*", escape(chosen.consequence)]
    if not chosen.is_best:
        best = step.choices[step.best]
        lines.append(f"*Our guidance asks:* {escape(best.text)} {escape(best.consequence)}")
    quote = escape(as_quoted(step.passage.quote))
    return [
        section(_votes(step, outcome, run.run_id)),
        section("\n".join(lines)),
        context(f"{escape(step.passage.document)}\n>{quote}"),
    ]


def _votes(step: CaseStep, outcome: StepOutcome, run_id: str) -> str:
    if outcome.bands is None:
        return "_Fewer than five voted, so I show no votes and go the way of our guidance._"
    lines = [
        f"•  {escape(step.choices[choice].text)} _{outcome.bands[choice].value}_"
        for choice in step.order_for(run_id)
        if choice in outcome.bands
    ]
    return "\n".join(["*How you voted, roughly*", *lines])


def _picture(picture: Picture | None, picture_url: PictureUrl) -> list[Block]:
    if picture is None:
        return []
    url = picture_url(picture.file)
    if url is None:
        return [context(f"Picture: {escape(picture.alternative)}")]
    return [{"type": "image", "image_url": url, "alt_text": picture.alternative}]


def _ended(case: TeamCase, run: CaseRun) -> Message:
    text = f"That was “{escape(case.title)}”. The next case comes in two weeks."
    blocks = (
        context(f"Team case  ·  {escape(case.title)}  ·  how it ends"),
        *_before(case, run),
        section(f"{text} It begins where your votes were divided most."),
        _stopping(run),
    )
    return Message(text, blocks)


def _stopping(run: CaseRun) -> Block:
    stop = button("Stop team cases", STOP, run.department_id)
    return actions("quiz.team_case", [stop])


def wanted(department: str) -> Message:
    """Return what a manager reads who wants cases."""
    text = (
        f"Every two weeks {escape(department)} gets a case here: three steps, one a working"
        " day. The first comes within an hour of working time. `/customer team case stop`, or"
        " the button below each, ends it."
    )
    return Message(text, (section(text),))


def stopped(department: str) -> Message:
    """Return what a manager reads who wants none."""
    text = (
        f"No more team cases for {escape(department)}. `/customer team case` in a channel"
        " brings them back."
    )
    return Message(text, (section(text),))


def where() -> Message:
    """Return that cases come into channels."""
    text = (
        "Write `/customer team case` in the channel of your department, after you let me in"
        " with `/invite`."
    )
    return Message(text, (section(text),))


def which(departments: Sequence[str]) -> Message:
    """Return that a manager of several has to name one."""
    names = ", ".join(f"“{escape(one)}”" for one in departments)
    text = f"Name the department after `/customer team case`. Yours are {names}."
    return Message(text, (section(text),))
