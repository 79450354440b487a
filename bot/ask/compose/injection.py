"""Whether a text speaks to a language model rather than to people.

Whoever writes guidance may put instructions for machines in it. They carry no claim, so that
they reach employees at most as what they are: words of a document, quoted with their source.
"""

import re

from bot.guidance.domain import FoundExcerpt

_IGNORE = (
    r"\b(?:ignor\w*|disregard|forget|override|bypass|negeer|vergiss|oublie\w*|olvida\w*"
    r"|zignoruj)\b"
)
_RULES = (
    r"\b(?:instructions?|instructies|anweisung\w*|consignes|instrucciones|rules?|regeln?|regels"
    r"|r[eè]gles?|reglas|regole|zasady|prompts?)\b"
)
_PATTERNS = (
    rf"{_IGNORE}[^.!?]{{0,40}}{_RULES}",
    r"\b(?:system|developer)\s*(?:prompt|message|override)\b",
    r"\b(?:large\s+)?language\s+model|\bLLMs?\b|\bGPT\b|\bAI\s+(?:assistant|model|reading|agent)",
    r"\byou are now\b|\b(?:note to|dear|for) (?:the |every )?(?:assistant|chatbot|bot|AI)\b",
    r"(?:^|[.!?]\s+)(?:assistant|system|AI|bot)\s*[,:]",
    r"\b(?:reveal|print|repeat|show)\s+(?:your|the)\s+(?:system\s+)?(?:instructions|prompt)\b",
    r"忽略|無視して|игнорируй|تجاهل",
)
_TO_MACHINES = re.compile("|".join(_PATTERNS), re.IGNORECASE)


def instructs_a_language_model(text: str) -> bool:
    """Tell whether the text gives a language model instructions, as far as words show it."""
    return _TO_MACHINES.search(" ".join(text.split())) is not None


def may_carry(found: FoundExcerpt) -> bool:
    """Tell whether a sentence may stand on it: it is not too old, nor speaks to a machine."""
    return not found.guidance.is_stale and not instructs_a_language_model(found.quote)
