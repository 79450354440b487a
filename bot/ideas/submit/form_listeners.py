"""Takes in changes of the form, its sending, and voices added from it."""

import asyncio
import json
import re

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.intake import from_click, from_view
from bot.delivery.sending.opening_modals import open_modal, renew_modal
from bot.errors import TryAgainError
from bot.ideas import notices
from bot.ideas.inputs import written
from bot.ideas.report import wording
from bot.ideas.report.domain import Named
from bot.ideas.report.followers import current
from bot.ideas.report.history import Refused
from bot.ideas.report.redaction import contacts_in
from bot.ideas.report.visibility import may_be_supported
from bot.ideas.submit import messages
from bot.ideas.submit.anonymity import new_secret
from bot.ideas.submit.caller import Caller, Give, ReceiptNotPostedError
from bot.ideas.submit.domain import ReplyToQuestion
from bot.ideas.submit.form import (
    ADD_VOICE,
    CHANGES,
    SUBMIT,
    SUPPORT,
    report_form,
    thanks,
    voice_form,
)
from bot.ideas.submit.form_state import (
    ANONYMOUS,
    FEW_WORDS,
    Carried,
    FormState,
    carried_by,
    form_state_of,
    having_seen,
    mistakes,
    words_of,
)
from bot.ideas.submit.messages import REPLY
from bot.ideas.submit.report_intake import ReportIntake
from bot.slack import Block, Event, section, team_of

SENT = {
    False: "Thank you. Your receipt is in our direct message: number, who has it, and by when.",
    True: "Thank you. Your receipt is in our direct message: keep it.",
}
SHOWN_SECONDS = 1.0  # until Slack shows what stands in place of a form that was sent
COUNTED = "Thank you, your voice counts. You find a receipt in our direct message."


def register(app: AsyncApp, intake: ReportIntake) -> None:
    """Connect the form to Slack."""
    _register_change(app, intake)
    _register_sending(app, intake)
    _register_voice(app, intake)
    _register_voice_form(app, intake)
    _register_reply(app, intake)


def _register_change(app: AsyncApp, intake: ReportIntake) -> None:
    @app.action(re.compile(rf"^({'|'.join(map(re.escape, CHANGES))})$"))
    async def show_what_follows(ack: AsyncAck, body: Event, client: AsyncWebClient) -> None:
        await ack()
        view = body["view"]
        state = form_state_of(view)
        form = report_form(state, carried_by(view), await intake.offers_for(state))
        await renew_modal(client, body, form)


def _register_sending(app: AsyncApp, intake: ReportIntake) -> None:
    @app.view(SUBMIT)
    async def take_report(
        ack: AsyncAck, body: Event, view: Block, client: AsyncWebClient
    ) -> None:
        state, carried, caller = form_state_of(view), carried_by(view), Caller.of(body, client)
        if wrong := mistakes(state, intake.offers):
            await ack(response_action="errors", errors=wrong)
            return
        words = words_of(state, carried.link)
        if again := await _asked_again(intake, state, carried, caller):
            await ack(response_action="update", view=again)
            return
        try:
            if state.is_anonymous:
                give = await intake.keep_anonymous(words, carried, caller)
                again = report_form(state, carried, await intake.offers_for(state))
                intake.later(_given(give, client, body, again))
            else:
                await intake.send_named(words, carried, body)
        except TryAgainError as error:
            await ack(response_action="errors", errors={"today": str(error)})
            return
        await ack(response_action="update", view=thanks(SENT[state.is_anonymous]))


async def _asked_again(
    intake: ReportIntake, state: FormState, carried: Carried, caller: Caller
) -> Block | None:
    """Return the form with what to look at before it is sent, each once; None without."""
    words = words_of(state, carried.link)
    similar = await intake.similar_to(words, carried, caller.team_id)
    offers = await intake.offers_for(state)
    is_reached = not carried.has_seen_similar and contacts_in(words.text)
    is_named = not carried.has_seen_named and offers.named
    if not (similar or is_reached or is_named):
        return None
    seen = having_seen(carried, is_named=bool(offers.named))
    reader = Named(caller.employee_id)
    return report_form(state, seen, offers, similar, reader)


async def _given(give: Give, client: AsyncWebClient, body: Event, again: Block) -> None:
    """Post a receipt; where that fails, say so above what can be sent again."""
    try:
        await give()
    except ReceiptNotPostedError as error:
        await asyncio.sleep(SHOWN_SECONDS)
        blocks = [section(str(error)), *again["blocks"]]
        await renew_modal(client, body, again | {"blocks": blocks})


def _register_voice(app: AsyncApp, intake: ReportIntake) -> None:
    @app.action(SUPPORT)
    async def add_voice(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        view = body.get("view") or {}
        number, caller = action["value"], Caller.of(body, client)
        if view.get("callback_id") != SUBMIT:
            await ack()
            await open_modal(client, body, _voice_form(intake, int(number)))
            return
        state = form_state_of(view)
        text = words_of(state).text
        if state.is_anonymous:
            kept = await _kept_voice(intake, number, text, carried_by(view), caller)
            await ack()
            intake.later(_told_in_form(kept, client, body))
            return
        await intake.support_named(int(number), text, body, from_click)
        await ack()
        await renew_modal(client, body, thanks(COUNTED))


async def _voice_form(intake: ReportIntake, number: int) -> Block:
    report = await current(number, reports=intake.cards.context.reports)
    if report is None or not may_be_supported(report):  # a number tells nothing of it
        return notices.said("I do not know this report.")
    return voice_form(report, new_secret())


def _register_voice_form(app: AsyncApp, intake: ReportIntake) -> None:
    @app.view(ADD_VOICE)
    async def take_voice(
        ack: AsyncAck, body: Event, view: Block, client: AsyncWebClient
    ) -> None:
        carried, caller = json.loads(view["private_metadata"]), Caller.of(body, client)
        if written(view["state"]["values"], "signature") == ANONYMOUS:
            form = Carried(carried["secret"])
            kept = await _kept_voice(intake, carried["number"], "", form, caller)
            await ack(response_action="update", view=thanks(COUNTED))
            intake.later(_told_in_form(kept, client, body))
            return
        await intake.support_named(int(carried["number"]), "", body, from_view)
        await ack(response_action="update", view=thanks(COUNTED))


async def _kept_voice(
    intake: ReportIntake, number: str, text: str, carried: Carried, caller: Caller
) -> Give | Block:
    """Keep a voice; return what posts its receipt, or the page that says why not."""
    try:
        kept = await intake.support_anonymous(number, text, carried, caller)
    except TryAgainError as error:
        return notices.said(str(error))
    return notices.refused(wording.refusal(kept)) if isinstance(kept, Refused) else kept


async def _told_in_form(kept: Give | Block, client: AsyncWebClient, body: Event) -> None:
    page = kept if isinstance(kept, dict) else thanks(COUNTED)
    try:
        if not isinstance(kept, dict):
            await kept()
    except ReceiptNotPostedError as error:
        page = notices.said(str(error))
    await renew_modal(client, body, page)


def _register_reply(app: AsyncApp, intake: ReportIntake) -> None:
    @app.action(REPLY)
    async def ask_for_reply(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        await open_modal(client, body, messages.question(action["value"]))

    @app.view(messages.ANSWER_QUESTION)
    async def take_reply(ack: AsyncAck, body: Event, view: Block) -> None:
        text = written(view["state"]["values"], "reply").strip()
        if not text:
            await ack(response_action="errors", errors={"reply": FEW_WORDS})
            return
        number, own_number = view["private_metadata"].split(":")
        task = ReplyToQuestion(
            int(number), int(own_number), text, body["user"]["id"], intake.cards.now()
        )
        work = from_view(body, task, f"{team_of(body)}:{view['id']}")
        await intake.cards.delivery.take_in(work)
        await ack()
