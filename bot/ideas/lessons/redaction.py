"""Takes a customer out of what was said about them. Pure."""

import re

from bot.ideas.report.domain import Words

THE_CUSTOMER = "the customer"
# Addresses and telephone numbers as people type them; linear in the length of the text.
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_TELEPHONE = re.compile(r"(?<![\w])\+?\d(?:[ ()/.-]{0,2}\d){6,14}(?!\w)")


def without_customer(text: str, words: Words) -> str:
    """Return the text without the name of the customer, and nobody's address or telephone."""
    text = _ADDRESS.sub("(an address)", text)
    text = _TELEPHONE.sub("(a number)", text)
    name = " ".join(words.customer.split())
    if not name:
        return text
    spaced = r"\s+".join(map(re.escape, name.split()))
    return re.sub(rf"(?<!\w){spaced}(?!\w)", THE_CUSTOMER, text, flags=re.IGNORECASE)
