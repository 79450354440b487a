"""How the playground says no: with the error codes that Slack documents for each method."""

from typing import Any


class CallRefusedError(Exception):
    """A Web API call that Slack would refuse; ``code`` is Slack's word for why."""

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code)
        self.code = code
        self.details = details  # goes into the answer beside "error"
