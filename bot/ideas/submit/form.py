"""How the form looks in which an employee writes a report. Pure."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bot.ideas.inputs import (
    FIELD_LIMIT,
    FormChoice,
    choose,
    choose_people,
    one_of,
    tick,
    write,
    write_line,
)
from bot.ideas.notices import TITLE
from bot.ideas.report import wording
from bot.ideas.report.domain import Person, Report, Severity
from bot.ideas.report.kinds import KINDS
from bot.ideas.report.redaction import contacts_in, open_line
from bot.ideas.submit.following import spoken_of, then
from bot.ideas.submit.form_state import (
    ANONYMOUS,
    NAMED,
    Carried,
    FormOffers,
    FormState,
    words_of,
)
from bot.modals import asking_modal, reading_modal
from bot.people.groups import SMALLEST_GROUP
from bot.slack import Block, Message, actions, button, context, divider, escape, plain, section

SUBMIT, CHANGE_KIND = "ideas.submit", "ideas.kind"
CHANGE_SEVERITY, CHANGE_DEPARTMENT = "ideas.severity", "ideas.department"
CHANGE_SIGNATURE, ABOUT_MANAGER = "ideas.signature", "ideas.about_manager"
DANGER = "ideas.danger"
CHANGES = (
    CHANGE_KIND,
    CHANGE_SEVERITY,
    CHANGE_DEPARTMENT,
    CHANGE_SIGNATURE,
    ABOUT_MANAGER,
    DANGER,
)
SUPPORT, OPEN = "ideas.support", "ideas.open"
ADD_VOICE = "ideas.add_voice"
SIGNATURES = {NAMED: "With my name", ANONYMOUS: "Anonymously"}
FEW = SMALLEST_GROUP  # below that many people, circumstances tell who wrote


def report_form(
    state: FormState,
    carried: Carried,
    offers: FormOffers,
    similar: tuple[Report, ...] = (),
    reader: Person | None = None,
) -> Block:
    """Return the form, filled in; ``reader`` may have made one of the similar reports."""
    blocks = [
        *_similar(similar, reader, is_anonymous=state.is_anonymous),
        *(spoken_of(offers) if carried.has_seen_named else []),  # what keeps it from going
        *_what(state),
        *_where(state, carried, offers),
        *_who(state, carried),
        *then(state, carried, offers),
    ]
    submit = "Send mine too" if similar else "Send"
    carries = json.dumps(asdict(carried))
    return asking_modal(TITLE, blocks, SUBMIT, carried=carries, submit=submit)


def _similar(
    reports: tuple[Report, ...], reader: Person | None, *, is_anonymous: bool
) -> list[Block]:
    if not reports:
        return []
    rows = [
        section(f"{line}\nThis one is yours already.")
        if report.reporter == reader
        else section(line, accessory=button("Add my voice", SUPPORT, str(report.number)))
        for report in reports
        for line in [f"*{report.label}* {escape(open_line(report.words))}"]
    ]
    intro = section(
        "*Is it one of these?* Then add your voice: it counts as much, and you hear what "
        f"becomes of it. It counts {'without' if is_anonymous else 'with'} your name, as you "
        "chose below. If yours is something else, send it as it is."
    )
    return [intro, *rows, divider()]


def _what(state: FormState) -> list[Block]:
    kind = KINDS[state.kind]
    blocks = [
        choose(
            "kind",
            "What is it?",
            [FormChoice(one.choice, one.word) for one in KINDS.values()],
            kind.word,
            action_id=CHANGE_KIND,
        ),
        *write("today", kind.today, state.today, hint="A sentence is enough."),
    ]
    # What was typed for another kind stays in sight: it is neither lost nor sent unseen.
    if kind.better or state.better:
        label = kind.better or "What would be better still?"
        blocks += write("better", label, state.better, is_needed=kind.is_better_needed)
    blocks += _how_bad(state)
    if kind.is_of_customer or state.customer:
        blocks += write_line("customer", "Which customer?", state.customer)
    blocks += _contacts(state)
    if kind.colleagues:
        blocks.append(choose_people("praised", kind.colleagues.asked, state.praised))
    return blocks


def _contacts(state: FormState) -> list[Block]:
    """Point out by what somebody could be reached, a customer or a colleague."""
    found = contacts_in(f"{state.today}\n{state.better}")
    if not found:
        return []
    named = wording.joined([escape(one) for one in found])
    note = (
        f":warning: *{named}*: does whoever acts on this need it to reach the customer? Else"
        " take it out: whoever reads all of this reads that, too."
    )
    return [section(note)]


def _how_bad(state: FormState) -> list[Block]:
    kind, blocks = KINDS[state.kind], list[Block]()
    if kind.is_of_customer:
        blocks.append(
            choose(
                "severity",
                "How bad is it?",
                _choices(wording.SEVERITY),
                state.severity,
                action_id=CHANGE_SEVERITY,
            )
        )
    if kind.has_deadline:
        danger = "Somebody could get hurt: whoever answers for it is alarmed at once"
        blocks.append(
            tick(
                "danger",
                "Is there danger?",
                danger,
                is_ticked=state.is_dangerous,
                action_id=DANGER,
            )
        )
    return blocks


def _where(state: FormState, carried: Carried, offers: FormOffers) -> list[Block]:
    moments = [FormChoice(moment.name, moment.moment_id) for moment in offers.moments.moments]
    departments = [FormChoice(d.name, d.department_id) for d in offers.company.departments]
    blocks = [
        choose("moment", "When does the customer notice it?", moments, state.moment_id),
        choose(
            "department",
            "Which department does it concern?",
            departments,
            state.department_id,
            action_id=CHANGE_DEPARTMENT,
        ),
    ]
    return [*blocks, *_around(state, carried)]


def _around(state: FormState, carried: Carried) -> list[Block]:
    """Return the box that sends a report round who manages the department."""
    if not KINDS[state.kind].may_be_about_manager:
        return []
    is_own = bool(carried.own) and carried.own == state.department_id
    about = "my manager, or a deputy" if is_own else "who manages this department, or a deputy"
    return [
        tick(
            "about_manager",
            "Whom is it about?",
            f"This is about {about}",
            is_ticked=state.is_about_manager,
            action_id=ABOUT_MANAGER,
        )
    ]


def _who(state: FormState, carried: Carried) -> list[Block]:
    if words_of(state).severity is Severity.SEVERE:
        when = ". What is severe goes its way at once: when its card comes tells the minute."
    else:
        when = ", and of the time only the hour: it goes its way at the next full hour."
    note = (
        f"Anonymous means that your name is kept nowhere{when} Your receipt, in our "
        "direct message, is then the only way to hear what becomes of it"
        + (", and no link to the message comes along." if carried.link else ".")
    )
    if carried.is_small:
        note += (
            f" Your department has fewer than {FEW} people here: what you describe may give "
            "you away, even without your name."
        )
    signature = one_of(
        "signature",
        "Your name",
        _choices(SIGNATURES),
        state.signature,
        action_id=CHANGE_SIGNATURE,
    )
    return [signature, context(note)]


def _choices(texts: Mapping[Any, str]) -> list[FormChoice]:
    return [FormChoice(text, str(value)) for value, text in texts.items()]


def voice_form(report: Report, secret: str) -> Block:
    """Return the modal that asks whether a voice is added with a name or without."""
    about = section(f"*{report.label}* {escape(open_line(report.words))}")
    signature = one_of("signature", "Your name", _choices(SIGNATURES), NAMED)
    note = context(
        "With your name, the report's managers see it, and your colleagues once it is done. "
        "Anonymously, it is kept nowhere; your receipt is then the only way to hear of it."
    )
    carried = json.dumps({"number": str(report.number), "secret": secret})
    add, fields = "Add my voice", [about, signature, note]
    return asking_modal(add, fields, ADD_VOICE, carried=carried, submit=add)


def thanks(text: str) -> Block:
    """Return the page that stands where the form stood."""
    return reading_modal(TITLE, [section(text)])


def invitation(text: str, value: str, typed: str = "") -> Message:
    """Return a message whose button opens the form.

    ``value`` is carried to the click; ``typed`` is shown where it is too long for that.
    """
    opener = button("Open the form", OPEN, value, style="primary")
    pieces = [typed[at : at + FIELD_LIMIT] for at in range(0, len(typed), FIELD_LIMIT)]
    shown = [{"type": "section", "text": plain(piece, FIELD_LIMIT)} for piece in pieces]
    return Message(text, (section(text), *shown, actions("ideas.invitation", [opener])))
