"""Takes a customer out of what was said about them. Pure."""

import re

from bot.ideas.report.domain import Words, title_of

THE_CUSTOMER = "the customer"
# Addresses and telephone numbers as people type them; linear in the length of the text.
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_DAY = r"(?!\d{4}-\d\d-\d\d|\d\d?\.\d\d?\.\d{4})"
_TELEPHONE = re.compile(rf"(?<![\w]){_DAY}\+?\d(?:[ ()/.-]{{0,2}}\d){{6,14}}(?!\w)")


def contacts_in(text: str) -> tuple[str, ...]:
    """Return the e-mail addresses and telephone numbers in the text, as they stand there."""
    rest = _ADDRESS.sub("", text)
    return (*_ADDRESS.findall(text), *(found[0] for found in _TELEPHONE.finditer(rest)))


def without_contacts(text: str) -> str:
    """Return the text without anybody's e-mail address or telephone number."""
    return _TELEPHONE.sub("(a number)", _ADDRESS.sub("(an address)", text))


def without_customer(text: str, words: Words) -> str:
    """Return the text without the name of the customer, and nobody's address or telephone."""
    text = without_contacts(text)
    name = " ".join(words.customer.split())
    if not name:
        return text
    spaced = r"\s+".join(map(re.escape, name.split()))
    return re.sub(rf"(?<!\w){spaced}(?!\w)", THE_CUSTOMER, text, flags=re.IGNORECASE)


def open_line(words: Words) -> str:
    """Return the first line as those may read it who do not act on it."""
    return title_of(without_customer(words.today, words))
