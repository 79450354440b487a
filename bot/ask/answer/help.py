"""What the bot says about itself: a greeting, all there is to do, a word it does not know."""

from collections.abc import Sequence

from rapidfuzz import process

from bot.slack import Message, escape, section, shortened

OPENING = "Ask me how we treat our customers: I quote our guidance."
HELLO = "Hello. I help all of us to put our customers first."
NO_QUESTION = "I see no question there. Ask in your own words."

_ASK = "*Ask* here, mention me in a channel, or type `/customer ask` and your question."
_QUIZ = (
    "*Quiz*: `/customer quiz` for two minutes about your own department. `/customer pause`"
    " stops reminders, `/customer resume` brings them back, `/customer department` changes"
    " where you work, `/customer my data` shows what I keep about you and deletes it."
)
_IDEAS = (
    "*Ideas*: `/customer idea` when you see something a customer would want us to change;"
    " `complaint`, `criticism` and `praise` work the same way. `/customer promises` shows who"
    " answers in time."
)
_TRAINERS = "*Trainers*: `/customer questions` brings drafts of quiz questions."
_UNASKED = "`/customer stop` ends all that nobody asked for, `/customer start` brings it back."
_ADMINISTRATORS = (
    "*Administrators*: `/customer channel` says how I behave in a channel and changes it,"
    " `/customer usage` what the language model costs."
)
COMMANDS = (
    *("ask", "quiz", "pause", "resume", "department", "my data"),
    *("idea", "complaint", "criticism", "praise", "promises"),
    *("stop", "start", "questions", "channel", "usage", "help"),
)
_ALIKE = 70  # of 100: "quizz", "promise" and "helpp" are slips, "lunch" is not
_SHOWN = 60  # characters of what was typed


def help_message(
    suggestions: Sequence[str],
    *,
    opening: str = OPENING,
    for_trainers: bool = False,
    for_administrators: bool = False,
) -> Message:
    """Return what the bot can do for somebody, with questions to begin with."""
    examples = "\n".join(f"•  {escape(suggestion)}" for suggestion in suggestions)
    ways = [
        *(_ASK, _QUIZ, _IDEAS, _UNASKED),
        *([_TRAINERS] if for_trainers else []),
        *([_ADMINISTRATORS] if for_administrators else []),
    ]
    blocks = (section(opening), section("\n".join(ways)), section(f"For example:\n{examples}"))
    return Message(opening, blocks)


def unknown_command(typed: str) -> str:
    """Return the opening of the help for a command that there is not, with what was meant."""
    shown = escape(shortened(typed.replace("`", "'"), _SHOWN))
    near = process.extractOne(typed.lower(), COMMANDS, score_cutoff=_ALIKE)
    meant = f"Did you mean `/customer {near[0]}`? " if near else ""
    return f"I do not know `/customer {shown}`. {meant}To ask it, type `/customer ask {shown}`."
