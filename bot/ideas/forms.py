"""The form in which an employee writes a report, and what comes back from it. Pure.

Everything typed travels in the form itself, so that an error, a change of kind or the question
whether a similar report is the same one loses nothing, and nothing is kept before it is sent.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from bot.ideas.domain import Kind, Report, Severity, Words
from bot.ideas.inputs import FIELD_LIMIT, Choice, choose, choose_people, one_of, write, written
from bot.moments.domain import MomentsMap
from bot.people.domain import Company
from bot.slack import Block, Message, actions, button, context, divider, escape, plain, section

SUBMIT, CHANGE_KIND = "ideas.submit", "ideas.kind"
SUPPORT, OPEN = "ideas.support", "ideas.open"
KINDS = {
    Kind.IDEA: "Idea: something we could do better",
    Kind.COMPLAINT: "Complaint that I heard from a customer",
    Kind.CRITICISM: "Criticism: something that goes wrong",
    Kind.PRAISE: "Praise: something that went well",
}
TODAY = {
    Kind.IDEA: "What happens today?",
    Kind.COMPLAINT: "What did the customer say?",
    Kind.CRITICISM: "What goes wrong today?",
    Kind.PRAISE: "What was good?",
}
BETTER = {
    Kind.IDEA: "What would be better?",
    Kind.COMPLAINT: "What would put it right?",
    Kind.CRITICISM: "What would be better?",
}
SEVERITIES = {
    Severity.MILD: "The customer was annoyed",
    Severity.SERIOUS: "It costs the customer time or money",
    Severity.SEVERE: "The customer may leave, or somebody may get hurt",
}
NAMED, ANONYMOUS = "named", "anonymous"
SIGNATURES = {NAMED: "With my name", ANONYMOUS: "Anonymously"}
FEW = 5  # below that many people, circumstances tell who wrote


@dataclass(frozen=True, slots=True)
class Carried:
    """What the form carries unseen; Slack keeps it as long as the form is open."""

    secret: str  # names this form, and an anonymous reporter
    link: str = ""  # to the message that gave rise to it
    is_small: bool = False  # the reporter's department has fewer than five people
    has_seen_similar: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the form at a moment."""

    kind: Kind = Kind.IDEA
    today: str = ""
    better: str = ""
    severity: Severity = Severity.MILD
    customer: str = ""
    praised: tuple[str, ...] = ()
    moment_id: str = ""
    department_id: str = ""
    signature: str = NAMED

    @property
    def is_anonymous(self) -> bool:
        """Whether the reporter does not want to be known."""
        return self.signature == ANONYMOUS


@dataclass(frozen=True, slots=True)
class Map:
    """What the form offers to choose from."""

    company: Company
    moments: MomentsMap


def report_form(
    filled: Filled, carried: Carried, offers: Map, similar: tuple[Report, ...] = ()
) -> Block:
    """Return the form with all that is filled in, and similar open reports above it."""
    return {
        "type": "modal",
        "callback_id": SUBMIT,
        "private_metadata": json.dumps(asdict(carried)),
        "title": plain("For our customers", 24),
        "submit": plain("Send mine too" if similar else "Send", 24),
        "close": plain("Cancel", 24),
        "blocks": [
            *_similar(similar),
            *_what(filled),
            *_where(filled, offers),
            *_who(filled, carried),
        ],
    }


def _similar(reports: tuple[Report, ...]) -> list[Block]:
    if not reports:
        return []
    rows = [
        section(
            f"*{report.label}* {escape(report.words.title)}",
            accessory=button("Add my voice", SUPPORT, str(report.number)),
        )
        for report in reports
    ]
    intro = section(
        "*Is it one of these?* Then add your voice: it counts as much, and you hear what "
        "becomes of it. If yours is something else, send it as it is."
    )
    return [intro, *rows, divider()]


def _what(filled: Filled) -> list[Block]:
    kind = filled.kind
    blocks = [
        choose("kind", "What is it?", _choices(KINDS), kind, action_id=CHANGE_KIND),
        *write("today", TODAY[kind], filled.today, hint="A sentence is enough."),
    ]
    if kind in BETTER:
        is_needed = kind is Kind.IDEA
        blocks += write("better", BETTER[kind], filled.better, is_needed=is_needed)
    if kind is Kind.COMPLAINT:
        blocks.append(
            choose("severity", "How bad is it?", _choices(SEVERITIES), filled.severity)
        )
        blocks += write("customer", "Which customer?", filled.customer, is_needed=False)
    if kind is Kind.PRAISE:
        blocks.append(choose_people("praised", "Whom do you praise?", filled.praised))
    return blocks


def _where(filled: Filled, offers: Map) -> list[Block]:
    moments = [Choice(moment.name, moment.moment_id) for moment in offers.moments.moments]
    departments = [Choice(d.name, d.department_id) for d in offers.company.departments]
    return [
        choose("moment", "When does the customer notice it?", moments, filled.moment_id),
        choose(
            "department", "Which department does it concern?", departments, filled.department_id
        ),
    ]


def _who(filled: Filled, carried: Carried) -> list[Block]:
    note = (
        "Colleagues who report something alike see your first line. Anonymous means that "
        "your name is kept nowhere: your receipt, in our direct message, is then the only way "
        "to hear what becomes of it"
        + (", and no link to the message comes along." if carried.link else ".")
    )
    if carried.is_small:
        note += (
            f" Your department has fewer than {FEW} people here: what you describe may give "
            "you away, even without your name."
        )
    signature = one_of("signature", "Your name", _choices(SIGNATURES), filled.signature)
    return [signature, context(note)]


def _choices(texts: Mapping[Any, str]) -> list[Choice]:
    return [Choice(text, str(value)) for value, text in texts.items()]


def carried_by(view: Block) -> Carried:
    """Return what the form carried unseen."""
    return Carried(**json.loads(view["private_metadata"]))


def filled_in(view: Block) -> Filled:
    """Return what stands in the form now."""
    values = view["state"]["values"]
    return Filled(
        kind=Kind(written(values, "kind")),
        today=written(values, "today"),
        better=written(values, "better"),
        severity=Severity(written(values, "severity") or Severity.MILD),
        customer=written(values, "customer"),
        praised=tuple(values.get("praised", {}).get("people", {}).get("selected_users", ())),
        moment_id=written(values, "moment"),
        department_id=written(values, "department"),
        signature=written(values, "signature") or NAMED,
    )


def mistakes(filled: Filled) -> dict[str, str]:
    """Return what is missing, by the block that Slack marks; empty if nothing is."""
    needed = {"today": filled.today}
    needed |= {"better": filled.better} if filled.kind is Kind.IDEA else {}
    return {
        block_id: "Please write a few words here."
        for block_id, text in needed.items()
        if not text.strip()
    }


def words_of(filled: Filled, link: str) -> Words:
    """Return what the reporter has to say; fields of another kind are left out."""
    is_complaint = filled.kind is Kind.COMPLAINT
    return Words(
        kind=filled.kind,
        today=filled.today.strip(),
        moment_id=filled.moment_id,
        department_id=filled.department_id,
        better=filled.better.strip() if filled.kind in BETTER else "",
        severity=filled.severity if is_complaint else Severity.MILD,
        customer=filled.customer.strip() if is_complaint else "",
        praised=filled.praised if filled.kind is Kind.PRAISE else (),
        link=link,
    )


def having_seen_similar(carried: Carried) -> Carried:
    """Return what the form carries after similar reports were shown."""
    return replace(carried, has_seen_similar=True)


def thanks(text: str) -> Block:
    """Return the page that stands where the form stood."""
    return {
        "type": "modal",
        "title": plain("For our customers", 24),
        "close": plain("Close", 24),
        "blocks": [section(text)],
    }


def invitation(text: str, value: str, typed: str = "") -> Message:
    """Return a message whose button opens the form.

    ``value`` is carried to the click; ``typed`` is shown where it is too long for that.
    """
    opener = button("Open the form", OPEN, value, style="primary")
    pieces = [typed[at : at + FIELD_LIMIT] for at in range(0, len(typed), FIELD_LIMIT)]
    shown = [{"type": "section", "text": plain(piece, FIELD_LIMIT)} for piece in pieces]
    return Message(text, (section(text), *shown, actions("ideas.invitation", [opener])))
