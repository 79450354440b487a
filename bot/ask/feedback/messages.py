"""How a judgement of an answer is asked for, and thanked for."""

from bot.slack import Block, Message, actions, button, feedback, section

JUDGE = "ask.judge"
WHY_NOT = "ask.why_not"
CLOSEST_HELPS = "ask.closest_helps"
HELPED_THOUGH_CLOSEST = "closest"  # the reason kept with it: it was no answer

REASONS = {
    "wrong": "It is wrong",
    "beside": "It answers something else",
    "unclear": "I don't understand it",
    "thin": "It says too little",
}


def thumbs(key: str) -> Block:
    """Return the two buttons under the answer to the question known by ``key``."""
    return feedback(JUDGE, JUDGE, key)


def asks_why(key: str) -> Message:
    """Return the one-click question that follows *Not helpful*."""
    text = "Thank you for telling me. What was wrong with it?"
    buttons = [button(words, f"{WHY_NOT}.{reason}", key) for reason, words in REASONS.items()]
    return Message(text, (section(text), actions("ask.why_not", buttons)))


def thanks_for_judgement() -> Message:
    """Return a short acknowledgement that only the clicker sees."""
    text = "Thank you. It helps the owner of the guidance to see what helps and what does not."
    return Message(text, (section(text),))
