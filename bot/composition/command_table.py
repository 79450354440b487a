"""All words of ``/customer``, in the order in which help tells of them."""

from collections.abc import Sequence

from slack_bolt.async_app import AsyncApp

from bot.ask.answer.listeners import command_intake
from bot.ask.answer.listeners import words as words_of_ask
from bot.ask.editing.listeners import FindGuidance
from bot.ask.editing.listeners import words as words_of_guidance
from bot.ask.preferences.listeners import words as words_of_channels
from bot.ask.routing.domain import RouteMessage, always_a_question
from bot.ask.usage.listeners import words as words_of_usage
from bot.command_words import CommandWord, register
from bot.company.forgetting.listeners import words as words_of_forgetting
from bot.company.unasked.listeners import words as words_of_unasked
from bot.delivery.work import Delivery
from bot.effect.indicators.listeners import words as words_of_indicators
from bot.effect.map.listeners import words as words_of_map
from bot.ideas.board.listeners import words as words_of_board
from bot.ideas.customers.listeners import words as words_of_customers
from bot.ideas.customers.work import CustomerErasure
from bot.ideas.promises.listeners import words as words_of_promises
from bot.ideas.submit.listeners import words as words_of_reports
from bot.ideas.submit.report_intake import ReportIntake
from bot.quiz.authoring.listeners import words as words_of_drafts
from bot.quiz.cases.listeners import words as words_of_cases
from bot.quiz.listeners import words as words_of_quiz


def command_words(
    delivery: Delivery,
    intake: ReportIntake,
    erasure: CustomerErasure,
    find: FindGuidance,
    route: RouteMessage = always_a_question,
) -> tuple[CommandWord, ...]:
    """Return one entry a word; no two take the same text."""
    return (
        *words_of_ask(delivery, route),
        *words_of_guidance(find),
        *words_of_quiz(delivery),
        *words_of_reports(intake),
        *words_of_board(intake.cards),
        *words_of_promises(delivery),
        *words_of_map(delivery),
        *words_of_indicators(delivery),
        *words_of_unasked(delivery),
        *words_of_cases(delivery),
        *words_of_drafts(delivery),
        *words_of_channels(delivery),
        *words_of_usage(delivery),
        *words_of_forgetting(delivery),
        *words_of_customers(erasure),
    )


def listen_to_command(
    bolt: AsyncApp, delivery: Delivery, route: RouteMessage, entries: Sequence[CommandWord]
) -> None:
    """Connect the command to Slack; what begins with no word is a question, or a slip."""
    register(bolt, entries, otherwise=command_intake(delivery, route))
