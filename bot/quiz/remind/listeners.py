"""Takes in the buttons that pause reminders and resume them."""

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.delivery.intake import from_click
from bot.delivery.work import Delivery
from bot.quiz.listeners import register_button
from bot.quiz.messages import PAUSE
from bot.quiz.remind.messages import PAUSE_FOR, RESUME
from bot.quiz.requests import PauseReminders, ResumeReminders
from bot.slack import Event


def register(app: AsyncApp, delivery: Delivery) -> None:
    """Connect pauses to Slack."""
    register_button(app, delivery, PAUSE, PauseReminders)
    register_button(app, delivery, RESUME, ResumeReminders)

    @app.action(PAUSE_FOR)
    async def pause_for(ack: AsyncAck, body: Event, action: Event) -> None:
        pause = PauseReminders(body["user"]["id"], action["selected_option"]["value"])
        await delivery.take_in(from_click(body, pause))
        await ack()
