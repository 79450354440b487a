"""With what a report is answered: one button, and the rest in a menu beside it. Pure."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.ideas.report.domain import Report, Severity, State, Step, Words
from bot.ideas.report.visibility import can_learn_from
from bot.slack import Block, actions, button, option

TEXT_IN_MESSAGE = 1500  # characters; with what stands around it, below Slack's limit
CUSTOMER_IN_MESSAGE = 150
READ_ALL, MORE = "ideas.read", "ideas.more"
LABELS: Mapping[Step, str] = MappingProxyType(
    {
        Step.TAKE: "I am on it",
        Step.ACCEPT: "Accept",
        Step.START: "Start",
        Step.FINISH: "Done",
        Step.PROMISE: "Change the date",
        Step.DECLINE: "Decline",
        Step.ASK: "Ask the reporter",
        Step.HAND_OVER: "Hand over",
        Step.MERGE: "Merge",
        Step.LEARN: "Worth learning from",
    }
)
# The button, and at most five in the menu: Slack's limit for one.
_AFTER_ACCEPTING = (Step.PROMISE, Step.ASK, Step.HAND_OVER)
OFFERED: Mapping[State, tuple[Step, ...]] = MappingProxyType(
    {
        State.NEW: (
            Step.ACCEPT,
            Step.FINISH,
            Step.ASK,
            Step.HAND_OVER,
            Step.MERGE,
            Step.DECLINE,
        ),
        State.ACCEPTED: (Step.START, Step.FINISH, *_AFTER_ACCEPTING, Step.DECLINE),
        State.STARTED: (Step.FINISH, *_AFTER_ACCEPTING, Step.MERGE, Step.DECLINE),
        State.DONE: (Step.LEARN,),
    }
)
_IN_AN_ALARM = (
    Step.TAKE,
    Step.ACCEPT,
    Step.FINISH,
    Step.ASK,
    Step.HAND_OVER,
    Step.DECLINE,
)


def buttons(report: Report, *, is_read_first: bool = False) -> list[Block]:
    """Return the row with which the report is answered in its state; none if it cannot be.

    ``is_read_first`` where the words do not stand above.
    """
    elements = answers(report)
    if is_read_first or is_cut(report.words):
        elements.append(button("Read it all", READ_ALL, str(report.number)))
    return [actions(f"ideas.card.{report.number}", elements)] if elements else []


def answers(report: Report) -> list[Block]:
    """Return the button and the menu; two buttons where a kind has no more."""
    steps = offered(report)
    value, labels = f"{report.number}:{report.version}", report.words.report_kind.verdicts
    if labels:
        return [button(labels[step], f"ideas.{step}", value) for step in steps]
    if not steps:
        return []
    first, *others = steps
    style = "danger" if first is Step.TAKE else "primary"
    elements = [button(LABELS[first], f"ideas.{first}", value, style=style)]
    options = [option(LABELS[step], f"{step}:{value}") for step in others]
    menu = {"type": "overflow", "action_id": MORE, "options": options}
    return [*elements, menu] if options else elements


def offered(report: Report) -> list[Step]:
    """Return what whoever has the report is offered, the first as a button."""
    kind, is_severe = report.words.report_kind, report.words.severity is Severity.SEVERE
    is_alarm = is_severe and report.state is State.NEW
    steps = _IN_AN_ALARM if is_alarm else OFFERED.get(report.state, ())
    return [
        step
        for step in steps
        if report.takes(step)
        and (not kind.verdicts or step.value in kind.verdicts)
        and (step is not Step.LEARN or can_learn_from(report))
    ]


def is_cut(words: Words) -> bool:
    """Tell whether a message does not show all of it."""
    is_long = max(len(words.today), len(words.better)) > TEXT_IN_MESSAGE * 3 // 4
    return is_long or len(words.customer) > CUSTOMER_IN_MESSAGE
