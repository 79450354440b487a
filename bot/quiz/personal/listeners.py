"""Takes in the buttons that show one's own data, and delete it."""

from slack_bolt.async_app import AsyncApp

from bot.company.forgetting.messages import FORGET
from bot.delivery.work import Delivery
from bot.quiz.listeners import register_button
from bot.quiz.personal.messages import MY_DATA
from bot.quiz.requests import ForgetOwnData, ShowOwnData


def register(app: AsyncApp, delivery: Delivery) -> None:
    """Connect the buttons for one's own data to Slack."""
    register_button(app, delivery, MY_DATA, ShowOwnData)
    register_button(app, delivery, FORGET, ForgetOwnData)
