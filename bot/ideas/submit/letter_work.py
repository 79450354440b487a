"""Opens the letterbox at each full hour, and takes a name back from what was sent with one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import ClassVar

from bot.delivery.tasks import performs, schedule_of, work_of
from bot.delivery.work import LAST_TRY, SLACK_REPEATS, Handler, Mentions, Outgoing, Work
from bot.ideas.report.cards import ReportCards, receipt_reference
from bot.ideas.report.domain import Anonymous, Named, Report, Step
from bot.ideas.report.history import ReportEvent
from bot.ideas.report.work import RenewCards, delivering, telling_holders
from bot.ideas.submit.letters import Letter, Letters, opening_after
from bot.ideas.submit.responding import respond
from bot.ideas.submit.responding_work import told_of_response
from bot.ideas.submit.service import Sending, reply, submit, support, without_name


@dataclass(frozen=True, slots=True)
class OpenLetters:
    """Send what lies in the letterbox on its way; taken in by the schedule."""

    KIND: ClassVar[str] = "ideas.open_letters"


@dataclass(frozen=True, slots=True)
class ForgetName:
    """Forget what was in hand when a name was taken back; names nobody."""

    KIND: ClassVar[str] = "ideas.forget_name"
    number: int
    at: datetime  # UTC, the full hour after
    tries: int = 0


LETTERS = schedule_of(OpenLetters(), "ideas.open_letters", "*/5 * * * *", "UTC")


def renewing(report: Report) -> Work:
    """Return the work of renewing a report's cards once it lost its name."""
    return work_of(RenewCards(report.number), f"ideas.renew:{report.number}", report.team_id)


async def take_name_back(key: str, sending: Sending, *, cards: ReportCards) -> Report | None:
    """Return the report that the same form sent with a name, without it; None if none did."""
    reports, delivery = cards.context.reports, cards.delivery
    known = await reports.of_key(key)
    if known is None or not isinstance(known.reporter, Named):
        return None
    nameless, entries = without_name(known, await reports.history(known.number), sending)
    await delivery.take_in(_looking_again(nameless, opening_after(cards.now())))
    # What was posted says the name, and kept work has what it posted.
    name = known.reporter.employee_id
    its = Mentions(lambda text: name in text and _says(known, text), contains=name)
    await delivery.forget(key)
    await delivery.forget_work(its, keeps_places=True)
    await delivery.forget_places(receipt_reference(known.number, name))
    await reports.rewrite(nameless, entries)
    await delivery.take_in(renewing(nameless))
    return nameless


def _says(report: Report, text: str) -> bool:
    number = rf'{report.label}\b|number": ?{report.number}\b'
    return re.search(number, text) is not None


def _looking_again(report: Report, at: datetime, tries: int = 0) -> Work:
    """Return the work of forgetting what was in hand when a name was taken back."""
    key = f"{ForgetName.KIND}:{report.number}:{at:%Y%m%dT%H}:{tries}"
    due = at + SLACK_REPEATS * (tries + 1)
    return work_of(ForgetName(report.number, at, tries), key, report.team_id, not_before=due)


@dataclass(frozen=True, slots=True)
class LetterWork:
    """Opens letters; may run again after a crash."""

    cards: ReportCards
    letters: Letters

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict([performs(OpenLetters, self.open), performs(ForgetName, self.forget_name)])

    async def forget_name(self, task: ForgetName, work: Work) -> Sequence[Outgoing]:
        """Forget all work about a report from before its name was taken back; renew its cards.

        It does not say whose name that was: what posted it while it was taken back says it.
        """
        report = await self.cards.context.reports.find(task.number)
        if report is None:
            return []
        delivery = self.cards.delivery
        old = Mentions(partial(_says, report), until=task.at)
        if await delivery.forget_work(old, keeps_places=True) and task.tries < LAST_TRY:
            await delivery.take_in(_looking_again(report, task.at, task.tries + 1))
        again = RenewCards(report.number)
        await delivery.take_in(work_of(again, f"{again.KIND}:{work.key}", report.team_id))
        return []

    async def open(self, _: OpenLetters, __: Work) -> Sequence[Outgoing]:
        """Send every letter on its way whose hour has come."""
        for letter in await self.letters.due(self.cards.now()):
            if letter.words:
                await self._report(letter)
            else:
                await self._answer(letter)
            await self.letters.remove(letter)
        return []

    async def _report(self, letter: Letter) -> None:
        sending = _sending(letter)
        if letter.words is None or await take_name_back(
            letter.named_key, sending, cards=self.cards
        ):
            return
        report = (await submit(letter.words, sending, context=self.cards.context)).report
        await self.cards.delivery.take_in(delivering(report.number, report.team_id))

    async def _answer(self, letter: Letter) -> None:
        context, sending = self.cards.context, _sending(letter)
        if letter.response:
            await self._response(letter, letter.response)
            return
        if letter.is_reply:
            event = await reply(letter.number, letter.text, sending, context=context)
        else:
            event = await support(letter.number, sending, letter.text, context=context)
        if isinstance(event, ReportEvent):
            await self.cards.delivery.take_in(telling_holders(event))

    async def _response(self, letter: Letter, step: Step) -> None:
        context, sending = self.cards.context, _sending(letter)
        event = await respond(letter.number, step, letter.text, sending, context=context)
        if isinstance(event, ReportEvent):
            await told_of_response(event, cards=self.cards)


def _sending(letter: Letter) -> Sending:
    person = Anonymous(letter.secret_hash)
    return Sending(letter.key, letter.team_id, person, letter.opens_at)
