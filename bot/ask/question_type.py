"""What a question wants to hear: a fact, which guidance seldom has, or what to do."""

import re

# What our return address is, who leads a department, which carrier, when a desk closes.
_FACT = re.compile(
    r"""\b(?:
    how\ (?:many|much|high|old|big|large|heavy)
    | which | whose
    | who(?:\ (?:is|was|won|are|runs|leads|made)|'?s)
    | when\ (?:is|was|are|does|do|did|will)
    | where\ (?:is|are|do|does|can)
    | what(?:\ (?:is|was|are|were)|'?s)\ (?:the|our|my)
    | what\ (?:time|date|day|colou?r|size|software|tool|brand)
    | what\b.{0,40}\b(?:price|cost|rate|number|address|limit|fee|budget|password|name|hours)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def wants_fact(question: str) -> bool:
    """Tell whether an English question seems to want a name, a figure, a date or a place."""
    return _FACT.search(question) is not None
