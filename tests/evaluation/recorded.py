"""A language model whose replies are kept in files: a careful reader's, or one out of reach's.

What has no reply yet is written to ``prompts/`` of the folder; the form that it asks for goes
to ``replies/`` under the same name, and the evaluation runs again. An answer takes two rounds,
for the judge is asked about what was written.
"""

import hashlib
from pathlib import Path

from bot.language_model.openai_chat import told
from bot.language_model.port import FilledForm, ModelRequest, TooLongError
from bot.language_model.reply_text import form_in

DELIMITER = "f3a9c1d27b04"  # the same in every round, so that a prompt keeps its name


class RecordedModel:
    """Fills in forms from the replies of a folder; asks for those that are missing."""

    name = "recorded:careful-reader"

    def __init__(self, folder: Path) -> None:
        """Read the replies of a folder, and write prompts there."""
        self._folder = folder
        self.missing = 0

    async def write(self, request: ModelRequest) -> FilledForm:
        """Return the reply on record.

        Raises:
            TooLongError: there is none yet; this spares the circuit breaker.
        """
        rules, material = told(request)
        text = f"SYSTEM\n\n{rules}\n\nUSER\n\n{material}\n"
        name = f"{request.feature}-{hashlib.sha256(text.encode()).hexdigest()[:10]}"
        reply = self._folder / "replies" / f"{name}.json"
        values = form_in(reply.read_text("utf-8"), request.form) if reply.is_file() else None
        if values is None:
            self.missing += 1
            (self._folder / "prompts").mkdir(parents=True, exist_ok=True)
            (self._folder / "prompts" / f"{name}.txt").write_text(text, "utf-8")
            message = "Nobody has replied to this yet."
            raise TooLongError(message)
        return FilledForm(values)

    async def close(self) -> None:
        """It holds nothing."""
