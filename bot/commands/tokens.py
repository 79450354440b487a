"""Checks which tokens are set together, before anything is loaded."""

from bot.errors import CannotDoError
from bot.settings import Settings


def check_tokens(settings: Settings) -> None:
    """Let settings pass with which Slack can be reached and can reach the bot.

    Raises:
        CannotDoError: one is missing; the message says where to find it.
    """
    if settings.slack_client_id or settings.slack_client_secret:
        check_tokens_of_several(settings)
        return
    if settings.slack_bot_token is None:
        message = (
            "SLACK_BOT_TOKEN is not set; it stands under OAuth & Permissions of your Slack app"
            " and begins with xoxb-. To try the bot without Slack, run `make demo`."
        )
        raise CannotDoError(message)
    if settings.slack_app_token is None and settings.slack_signing_secret is None:
        message = (
            "Set SLACK_APP_TOKEN (xapp-…, Socket Mode) or SLACK_SIGNING_SECRET (HTTP); both"
            " stand under Basic Information of your Slack app."
        )
        raise CannotDoError(message)


def check_tokens_of_several(settings: Settings) -> None:
    """Let settings pass with which workspaces can install the app.

    Raises:
        CannotDoError: one is missing, or one is set that belongs to a single workspace.
    """
    needed = {
        "SLACK_CLIENT_ID": settings.slack_client_id,
        "SLACK_CLIENT_SECRET": settings.slack_client_secret,
        "SLACK_SIGNING_SECRET": settings.slack_signing_secret,
    }
    missing = [name for name, value in needed.items() if not value]
    if missing:
        message = (
            f"{' and '.join(missing)} must be set as well, so that workspaces can install the"
            " app; it stands under Basic Information of your Slack app."
        )
        raise CannotDoError(message)
    tokens = {
        "SLACK_BOT_TOKEN": settings.slack_bot_token,
        "SLACK_APP_TOKEN": settings.slack_app_token,
    }
    for name, token in tokens.items():
        if token is not None:
            message = (
                f"{name} belongs to one workspace, SLACK_CLIENT_ID lets several install the"
                " app: leave one of them empty."
            )
            raise CannotDoError(message)
