"""Takes a customer out of what was said about them. Pure."""

import re

from bot.company.records.phrases import Phrase
from bot.ideas.report.domain import Words, title_of

THE_CUSTOMER = "the customer"
# Addresses and telephone numbers as people type them; linear in the length of the text.
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_DAY = r"(?!\d{4}-\d\d-\d\d|\d\d?\.\d\d?\.\d{4})"
_TELEPHONE = re.compile(rf"(?<!\w)(?<!\d[./-]){_DAY}\+?\d(?:[ ()/.-]{{0,2}}\d){{6,14}}(?!\w)")


# Where a number without a country's code is read as from; each is tried.
REGIONS = ("DE", "AT", "CH", "GB", "US", "FR", "IT", "ES", "NL", "PL", "BE", "SE")
_TRIES = 20  # numbers that are none, in each region: a list of orders takes no time


def contacts_in(text: str) -> tuple[str, ...]:
    """Return the e-mail addresses and telephone numbers in the text, as they stand there.

    Numbers that somebody answers, and not those of orders; `without_contacts` is not as nice.
    """
    rest = _ADDRESS.sub("", text)
    return (*_ADDRESS.findall(text), *(_telephones(rest) if _TELEPHONE.search(rest) else ()))


def _telephones(text: str) -> tuple[str, ...]:
    # It takes half a second, for which nobody waits who writes no number.
    from phonenumbers import Leniency, PhoneNumberMatcher  # noqa: PLC0415

    found: dict[int, str] = {}
    for region in REGIONS:
        for one in PhoneNumberMatcher(text, region, Leniency.VALID, max_tries=_TRIES):
            found.setdefault(one.start, one.raw_string)
    return tuple(found[start] for start in sorted(found))


def without_contacts(text: str) -> str:
    """Return the text without anybody's e-mail address or telephone number."""
    return _TELEPHONE.sub("(a number)", _ADDRESS.sub("(an address)", text))


def without_customer(text: str, words: Words) -> str:
    """Return the text without the name of the customer, and nobody's address or telephone."""
    text, name = without_contacts(text), Phrase.of(words.customer)
    return name.replaced(text, THE_CUSTOMER) if name else text


def open_line(words: Words) -> str:
    """Return the first line as those may read it who do not act on it."""
    return title_of(without_customer(words.today, words))
