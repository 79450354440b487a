"""What the bot says about itself: a greeting, all there is to do, a word it does not know."""

from collections.abc import Sequence
from itertools import groupby

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.command_words import CommandWord
from bot.slack import Message, escape, first_word, section, shortened

OPENING = "Ask me how we treat our customers: I quote our guidance."
HELLO = "Hello. I help all of us to put our customers first."
NO_QUESTION = "I see no question there. Ask in your own words."

# Of a word's letters: one slip in three, two in six. "aks", "quizz" and "promise" are slips of
# commands, "asdfgh" and "lunch" are not.
_ALIKE = 0.66
_SHOWN = 60  # characters of what was typed


def help_message(
    suggestions: Sequence[str], words: Sequence[CommandWord], *, opening: str = OPENING
) -> Message:
    """Return what the bot can do by these words, with questions to begin with.

    A word without help is left out; neighbours of one topic share a line.
    """
    examples = "\n".join(f"•  {escape(suggestion)}" for suggestion in suggestions)
    ways = "\n".join(
        topic + " ".join(one.help for one in of_topic)
        for topic, of_topic in groupby(
            (one for one in words if one.help), lambda one: one.topic
        )
    )
    blocks = (section(opening), section(ways), section(f"For example:\n{examples}"))
    return Message(opening, blocks)


def unknown_command(typed: str, words: Sequence[CommandWord]) -> str:
    """Return the opening of the help for an unknown word, with the known one nearest to it."""
    shown = escape(shortened(typed.replace("`", "'"), _SHOWN))
    near = nearest_word(typed, words)
    meant = f"Did you mean `/customer {near}`? " if near else ""
    return f"I do not know `/customer {shown}`. {meant}To ask it, type `/customer ask {shown}`."


def unknown_word(typed: str, near: str) -> str:
    """Return the opening of the help for a word that somebody wrote in place of a command."""
    shown = escape(shortened(typed.replace("`", "'"), _SHOWN))
    return f"I do not know `{shown}`. Did you mean `/customer {near}`?"


def nearest_word(typed: str, words: Sequence[CommandWord]) -> str | None:
    """Return the word of the command that was probably meant; None if none is near."""
    known = [word for one in words for word in one.words]
    whole = " ".join(typed.lower().split())
    for said in dict.fromkeys((whole, first_word(whole))):
        scorer = OSA.normalized_similarity
        if near := process.extractOne(said, known, scorer=scorer, score_cutoff=_ALIKE):
            return str(near[0])
    return None
