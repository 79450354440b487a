"""Opens the form and takes in what is sent in it, with a name or without."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Any

from bot.delivery.intake import from_view
from bot.delivery.sending.opening_modals import opens
from bot.delivery.work import Work
from bot.errors import BotError
from bot.guidance.signposts.domain import Signpost
from bot.ideas.report.cards import ReportCards
from bot.ideas.report.domain import Named, Report, Severity, Step, Words
from bot.ideas.report.followers import current, stands_behind
from bot.ideas.report.foreseeing import Foreseen, foresee
from bot.ideas.report.history import Refused
from bot.ideas.report.naming import named_in, says_own_manager
from bot.ideas.report.routing import route
from bot.ideas.report.rows import columns_of
from bot.ideas.report.waking import can_wake
from bot.ideas.report.work import delivering
from bot.ideas.similar.service import Similar
from bot.ideas.submit import messages
from bot.ideas.submit.anonymity import anonymous, new_secret, unlinked
from bot.ideas.submit.caller import Caller, Give, ReceiptNotPostedError, post_receipt
from bot.ideas.submit.domain import SubmitReport, SupportReport
from bot.ideas.submit.few import are_few
from bot.ideas.submit.form import report_form
from bot.ideas.submit.form_state import Carried, FormOffers, FormState, words_of
from bot.ideas.submit.letter_work import take_name_back
from bot.ideas.submit.letters import Letter, Letters, opening_after
from bot.ideas.submit.plain_words import PlainWords
from bot.ideas.submit.recent_keys import RecentKeys
from bot.ideas.submit.service import Sending, objection_to_voice, submit
from bot.ideas.submit.work import fresh_report
from bot.people.domain import DirectoryUnavailableError
from bot.slack import Block, Message, team_of

log = logging.getLogger(__name__)
SECONDS_TO_COMPARE = 2.0  # Slack waits three for the form; sending matters more than comparing


@dataclass(frozen=True, slots=True)
class ReportIntake:
    """Takes in reports and voices: named ones durably, others by the letterbox (ADR 0017)."""

    cards: ReportCards
    similar: Similar
    letters: Letters
    plain: PlainWords
    elsewhere: tuple[Signpost, ...] = ()  # where to go with what reports are not for
    given: RecentKeys = field(default_factory=RecentKeys)  # receipts, by what was sent
    beside: set[asyncio.Task[None]] = field(default_factory=set)  # what `later` does

    @property
    def offers(self) -> FormOffers:
        """What the form offers to choose from."""
        company = self.cards.context.people.company
        return FormOffers(company, self.cards.moments, elsewhere=self.elsewhere)

    async def offers_for(self, state: FormState) -> FormOffers:
        """Return what the form offers, and who would have what stands in it now.

        Where Slack does not say who, the form is shown without.
        """
        context, words = self.cards.context, words_of(state)
        try:
            readers = await foresee(words, people=context.people)
            wakes = await can_wake(words, context=context)
            named = await self._named(words, readers)
            around = await self._left_out(named, words) if named else frozenset()
        except DirectoryUnavailableError:
            return self.offers
        offers = replace(self.offers, readers=readers, wakes=wakes)
        return replace(offers, named=named, around=around)

    async def _named(self, words: Words, readers: Foreseen) -> tuple[str, ...]:
        """Return those who would read it, sooner or later, and are named by it."""
        if not words.report_kind.may_be_about_manager:
            return ()
        found = [await self.cards.context.people.employee(who) for who in readers.everybody]
        named = named_in(words.text, {one.employee_id: one.name for one in found})
        if not says_own_manager(words.text):
            return named
        heads = [one.employee_id for one in found if words.department_id in one.heads]
        return tuple(dict.fromkeys((*named, *heads)))

    async def _left_out(self, named: tuple[str, ...], words: Words) -> frozenset[str]:
        about = replace(words, is_about_manager=True)
        still = await foresee(about, people=self.cards.context.people)
        return frozenset(named) - set(still.everybody)

    async def form_for(self, employee_id: str, state: FormState, link: str = "") -> Block:
        """Return a fresh form for the employee, filled in as far as the words say."""
        people = self.cards.context.people
        own = await people.department_of(employee_id) or ""
        is_small = bool(own) and await are_few(own, people)
        started = await self.plain.reader.filled(state, people.company, own)
        carried = Carried(new_secret(), link, is_small, own=own)
        return report_form(started, carried, await self.offers_for(started))

    async def opens(self, caller: Caller, trigger_id: str, state: FormState, link: str) -> bool:
        """Open a fresh form; tell whether it opened in time."""
        view = await self.form_for(caller.employee_id, state, link)
        is_open = await opens(caller.client, trigger_id, view)
        self.similar.get_ready()  # while they write
        self.plain.reader.get_ready()
        return is_open

    async def similar_to(
        self, words: Words, carried: Carried, team_id: str
    ) -> tuple[Report, ...]:
        """Return open reports that say the same, once for each form.

        None if comparing fails or takes too long, or if this form's own report is kept.
        """
        if carried.has_seen_similar or await self._is_kept(carried):
            return ()
        try:
            async with asyncio.timeout(SECONDS_TO_COMPARE):
                return await self.similar.open_ones_like(words.text, words.moment_id, team_id)
        except (BotError, TimeoutError) as error:
            # No louder: it would tell the minute in which somebody sent one without a name.
            says = "a report was not compared with open ones; nothing is to be done"
            log.debug(says, extra={"reason": type(error).__name__})
            return ()

    async def _is_kept(self, carried: Carried) -> bool:
        secret = unlinked(carried.secret)
        if await self.letters.of_secret(anonymous(secret).secret_hash):
            return True
        keys = (_key("submit", carried.secret), _key("submit", secret))
        found = [await self.cards.context.reports.of_key(key) for key in keys]
        return any(found)

    async def send_named(self, words: Words, carried: Carried, body: Block) -> None:
        """Take a report in durably, with its reporter's name; ``body`` is the form's."""
        task = SubmitReport(words, body["user"]["id"], self.cards.now())
        named = anonymous(carried.secret).secret_hash
        await self.cards.delivery.take_in(from_view(body, task, named))

    async def keep_anonymous(self, words: Words, carried: Carried, caller: Caller) -> Give:
        """Keep a report; return what posts its receipt, because durable work needs the name.

        What is severe goes its way at once, all else lies in the letterbox until the full hour.

        Raises:
            TryAgainError: not all of it was done; doing it again goes on where it stopped.
        """
        named_key, secret = _key("submit", carried.secret), unlinked(carried.secret)
        sending = self._sending("submit", secret, caller)
        words = replace(words, link="")  # it may lead into a conversation of the reporter
        taken_back = await take_name_back(named_key, sending, cards=self.cards)
        await self.cards.delivery.forget(named_key)
        known = taken_back or await self.cards.context.reports.of_key(sending.key)
        if known:
            message = await self._receipt(known, secret, was_named=taken_back is not None)
        elif words.severity is Severity.SEVERE:
            report = (await submit(words, sending, context=self.cards.context)).report
            await self.cards.delivery.take_in(delivering(report.number, report.team_id))
            message = await self._receipt(report, secret)
        else:
            letter = replace(self._letter(sending), words=words, named_key=named_key)
            await self.letters.keep(letter)
            to = await route(words, people=self.cards.context.people)
            message = messages.letter_receipt(letter, to.holders, secret)
        return partial(self._give, message, sending, caller)

    async def _receipt(
        self, report: Report, secret: str, *, was_named: bool = False
    ) -> Message:
        fresh = await fresh_report(report, cards=self.cards)
        company = self.offers.company
        return messages.anonymous_receipt(fresh, company, secret, was_named=was_named)

    def _letter(self, sending: Sending) -> Letter:
        secret_hash = columns_of(sending.person)["secret_hash"] or ""
        return Letter(sending.key, sending.team_id, secret_hash, opening_after(sending.at))

    async def support_named(
        self, number: int, text: str, body: Block, work_from: Callable[..., Work]
    ) -> None:
        """Take a voice in durably, with its supporter's name, from a click or a modal."""
        who = body["user"]["id"]
        task = SupportReport(number, who, self.cards.now(), text)
        work = work_from(body, task, f"{team_of(body)}:{who}:{number}")
        await self.cards.delivery.take_in(work)

    async def support_anonymous(
        self, number: str, text: str, carried: Carried, caller: Caller
    ) -> Give | Refused:
        """Put a voice into the letterbox; return what posts its receipt, or why not."""
        secret, context = unlinked(carried.secret), self.cards.context
        sending = self._sending(f"support:{number}", secret, caller)
        refused = await objection_to_voice(int(number), sending.person, context=context)
        report = await current(int(number), reports=context.reports)
        if refused or report is None:
            return refused or Refused("I do not know this report.")
        named = Named(caller.employee_id)
        if await stands_behind(named, report.number, reports=context.reports):
            return Refused(f"{report.label} has your voice already, with your name.")
        letter = replace(self._letter(sending), number=int(number), text=text)
        await self.letters.keep(letter)
        message = messages.anonymous_voice_receipt(report, secret, letter.opens_at)
        return partial(self._give, message, sending, caller)

    async def reply_anonymously(
        self, number: int, text: str, sending: Sending, response: Step | None = None
    ) -> datetime:
        """Put a reply, or a response to an end, into the letterbox; return when it goes."""
        is_reply = response is None
        letter = replace(self._letter(sending), number=number, text=text, is_reply=is_reply)
        letter = replace(letter, response=response)
        await self.letters.keep(letter)
        return letter.opens_at

    def later(self, doing: Coroutine[Any, Any, None]) -> None:
        """Do it beside, so that Slack is acknowledged first; it ends with this process."""
        task = asyncio.create_task(doing)
        self.beside.add(task)
        task.add_done_callback(self.beside.discard)

    async def _give(self, message: Message, sending: Sending, caller: Caller) -> None:
        """Post a receipt once, however often *Send* is pressed."""
        if not self.given.is_new(sending.key):
            return
        try:
            await post_receipt(caller, message)
        except ReceiptNotPostedError:
            self.given.forget(sending.key)
            raise

    def _sending(self, what: str, secret: str, caller: Caller) -> Sending:
        return Sending(_key(what, secret), caller.team_id, anonymous(secret), self.cards.now())


def _key(what: str, secret: str) -> str:
    """Return the identity of what a form sends: the same form sends the same thing once."""
    return f"ideas.{what}:{anonymous(secret).secret_hash}"
