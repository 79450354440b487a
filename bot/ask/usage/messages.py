"""What the use of the language model looks like, for administrators. Pure."""

from collections.abc import Iterator, Sequence

from bot.language_model.usage import ANSWERED, UsageLimits, UsageLine
from bot.slack import Message, context, escape, section

# What each kind of call is for, as an administrator would say it; others go by their own name.
FEATURES = {
    "ask.write": "answers written",
    "ask.judge": "answers judged",
    "ask.select": "excerpts chosen",
    "ask.understand": "questions understood from a thread or another language",
    "ask.translate": "answers translated",
    "ask.answer": "answers",  # these three as they were called before
    "ask.restate": "questions understood",
    "ask.translate_back": "translations checked",
    "quiz.draft": "quiz questions drafted from guidance",
    "quiz.advice": "advice on answers in one's own words",
    "ideas.lesson": "quiz questions drafted from complaints",
    "ideas.theme": "themes of a manager's Monday named",
}
REASONS = {
    "network": "out of reach",
    "silent": "too slow",
    "busy": "wanted fewer questions, or money",
    "server": "failed",
    "key": "refused the key",
    "request": "did not take the request",
    "too_long": "too much text",
    "unusable": "no usable reply",
    "declined": "declined",
    "stopped": "broken off",
}


def no_language_model() -> Message:
    """Return what an administrator reads where none is set."""
    text = "No language model is set: answers quote our guidance word for word, at no cost."
    return Message(text, (section(text),))


def usage_shown(name: str, lines: Sequence[UsageLine], limits: UsageLimits) -> Message:
    """Return the use of this month; the lines are of this month."""
    spent = sum(line.tokens.total for line in lines)
    text = f"Language model this month: {_counted(lines)}, {_of_budget(spent, limits)}"
    text += f", {_cost(lines, limits):,.2f} by the prices set." if _has_prices(limits) else "."
    shown = section("\n".join(_rows(lines)) or "Nobody has used it yet this month.")
    return Message(text, (section(f"*{text}*"), shown, context(_about(name, limits))))


def _counted(lines: Sequence[UsageLine]) -> str:
    calls = sum(line.calls for line in lines)
    return f"{calls:,} call{'' if calls == 1 else 's'}"


def _of_budget(spent: int, limits: UsageLimits) -> str:
    month = limits.tokens_per_month
    return f"{spent:,} of {month:,} tokens" if month else f"{spent:,} tokens"


def _has_prices(limits: UsageLimits) -> bool:
    return bool(limits.price_read or limits.price_written)


def _cost(lines: Sequence[UsageLine], limits: UsageLimits) -> float:
    return sum(limits.cost(line.tokens) for line in lines)


def _rows(lines: Sequence[UsageLine]) -> Iterator[str]:
    for line in lines:
        what = escape(FEATURES.get(line.feature, line.feature))
        ended = REASONS.get(line.outcome, line.outcome)
        failed = "" if line.outcome == ANSWERED else f" ({escape(ended)})"
        yield f"•  {what}{failed}: {line.calls:,}, {line.tokens.total:,} tokens"


def _about(name: str, limits: UsageLimits) -> str:
    day = limits.tokens_per_employee_and_day
    each = f"{day:,} tokens for each employee and day" if day else "no limit for an employee"
    return f"{escape(name)} · {each} · times in UTC"
