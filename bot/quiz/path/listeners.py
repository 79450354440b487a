"""Takes in a first contact with the bot, and the choice of a department."""

import json
import re
from collections.abc import Awaitable, Callable

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.intake import from_click, from_message, from_view, place_of
from bot.delivery.sending.opening_modals import open_modal
from bot.delivery.tasks import work_of
from bot.delivery.work import Delivery, Work
from bot.quiz.messages import SHOW_CARD
from bot.quiz.path import cards, messages
from bot.quiz.path.domain import (
    ChooseOwnDepartment,
    GreetEmployee,
    ShowCase,
    ShowPathCard,
    WelcomeEmployee,
)
from bot.quiz.ports import Learners
from bot.slack import Block, Event, is_new_words_of_a_person, team_of, without_mentions

GREETING = re.compile(
    r"^(hi|hey|hello|hallo|hiya|greetings|good (morning|afternoon|evening|day))"
    r"( there| all| everyone| team| bot)?$",
    re.IGNORECASE,
)


def register(app: AsyncApp, delivery: Delivery, learners: Learners) -> None:
    """Connect the path to Slack, before whatever takes every message that is left."""
    _register_greeting(app, delivery, learners)
    _register_departments(app, delivery)

    @app.action(cards.SHOW_CASE)
    async def show_case(ack: AsyncAck, body: Event, action: Event) -> None:
        shown, there = json.loads(action["value"])["r"], place_of(body)
        task = ShowCase(body["user"]["id"], shown, *there)
        await delivery.take_in(from_click(body, task, ":".join(there)))
        await ack()

    _register_card(app, delivery)

    @app.event("team_join")
    async def welcome(event: Event, body: Event) -> None:
        if not event["user"].get("is_bot"):
            await delivery.take_in(welcome_of(event["user"]["id"], team_of(body)))

    @app.middleware
    async def meet(body: Event, next_: Callable[[], Awaitable[None]]) -> None:
        """Welcome whoever opens the bot for the first time, whatever else comes of that."""
        event = body.get("event") or {}
        if event.get("type") == "app_home_opened" and await learners.of(event["user"]) is None:
            await delivery.take_in(welcome_of(event["user"], team_of(body)))
        await next_()


def _register_card(app: AsyncApp, delivery: Delivery) -> None:
    @app.action(SHOW_CARD)
    async def ask(ack: AsyncAck, body: Event, client: AsyncWebClient) -> None:
        await ack()
        await open_modal(client, body, messages.choosing_reader())

    @app.view(SHOW_CARD)
    async def show(ack: AsyncAck, body: Event, view: Block) -> None:
        reader = view["state"]["values"][messages.READER][messages.READER]["selected_user"]
        await delivery.take_in(from_view(body, ShowPathCard(body["user"]["id"], reader)))
        await ack()


def welcome_of(employee_id: str, team_id: str) -> Work:
    """Return the work of welcoming somebody, which happens once, at the first contact."""
    task = WelcomeEmployee(employee_id)
    return work_of(task, f"{task.KIND}:{team_id}:{employee_id}", team_id)


def _register_greeting(app: AsyncApp, delivery: Delivery, learners: Learners) -> None:
    async def is_greeting_of_somebody_new(event: Event) -> bool:
        words = without_mentions(event.get("text") or "").strip(" .!?,")
        is_direct = event.get("channel_type") == "im" and is_new_words_of_a_person(event)
        if not is_direct or not GREETING.match(words):
            return False
        learner = await learners.of(event["user"])
        return learner is None or learner.path_began_at is None

    @app.event("message", matchers=[is_greeting_of_somebody_new])
    async def greet(event: Event, body: Event) -> None:
        task = GreetEmployee(event["user"])
        await delivery.take_in(from_message(event, body, task, thread_ts=None))


def _register_departments(app: AsyncApp, delivery: Delivery) -> None:
    @app.action(messages.CONFIRM_DEPARTMENT)
    async def confirm_department(ack: AsyncAck, body: Event, action: Event) -> None:
        await delivery.take_in(_chosen(body, action["value"]))
        await ack()

    @app.action(messages.CHOOSE_DEPARTMENT)
    async def choose_department(ack: AsyncAck, body: Event, action: Event) -> None:
        chosen = action["selected_option"]["value"]
        await delivery.take_in(_chosen(body, chosen))
        await ack()


def _chosen(body: Event, department_id: str) -> Work:
    chosen = ChooseOwnDepartment(body["user"]["id"], department_id, *place_of(body))
    return from_click(body, chosen)
