"""What only tells the story of a question: whose invoice it was, which number it had, when.

No guidance is about it, yet it moves a question's meaning away from what answers it.
"""

import re
from collections.abc import Callable

from bot.guidance.rank.values.units import UNIT

_LONGEST_CODE = 3  # letters of a code that is typed in small letters: "cld 201"
_SHORTEST = 3  # words of what is left; of less the whole question is read
_LEGAL = (
    r"(?:GmbH|AG|KG|SE|Ltd|Limited|LLC|LLP|Inc|Corp|PLC|plc|B\.?V|N\.?V|S\.?A|SARL|SpA|Oy|AB|ApS"
    r"|(?:&|and)\s(?:\d+\s)?(?:Sons?|Co|Partners?|Brothers))\b\.?"
)
_PART = r"(?:[A-Z][\w'\u2019.-]*|\d{1,4}|&|and|und|de|van|von)"
_COMPANY = re.compile(
    r"(?:\s(?:from|for|of|at|by|with))?\s?\b"
    rf"[A-Z][\w'\u2019.-]*(?:\s{_PART}){{0,4}}?\s{_LEGAL}"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_NTH = r"\d{1,2}(?:st|nd|rd|th)"
_END = r"(?=\s*(?:$|[,.;:!?)]))"
_DATE = re.compile(
    rf",?\s(?:on|since|from|until|till|of|by)\s(?:the\s|{_DAY}\s)?"
    rf"(?:(?:{_NTH}|\d{{1,2}})(?:\s?(?:to|-|\u2013)\s?(?:{_NTH}|\d{{1,2}}))?"
    rf"\s(?:of\s)?{_MONTH}(?:\s\d{{4}})?"
    rf"|{_NTH}(?:{_END}|(?=\s(?:and|or|but|with|because|of)\b))|(?:19|20)\d\d{_END})",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    rf"(?:,|\balready|\bnow)\s(?:for the )?(?:first|second|third|fourth|fifth|{_NTH}) time"
    rf"(?:\s(?:this|since)\s\w+)?{_END}"
    rf"|\s(?:\d{{1,2}}|two|three|four|five) times{_END}",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?P<noun>\b[^\W\d_]{2,})(?:,?\s(?:no\.?|nr\.?|number|#))?\s#?"
    rf"(?P<digits>\d{{3,}}(?:\s\d{{4}})*)(?![\w/:-])(?![.,]\d)(?!\s?(?:{UNIT})(?![^\W_]))",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"\s{2,}")


def without_story(question: str, knows: Callable[[str], bool]) -> str:
    """Return a question without names of companies, dates, and numbers that name one thing.

    Args:
        question: as it was asked.
        knows: whether guidance has a number, in digits; one that it has may tell cases apart.
    """
    text = question
    for pattern in (_COMPANY, _DATE, _OFTEN):
        text = pattern.sub("", text)
    text = _NUMBER.sub(lambda found: _unnumbered(found, knows), text)
    text = _BLANKS.sub(" ", text).strip(" ,")
    return text if len(text.split()) >= _SHORTEST else question


def _unnumbered(found: re.Match[str], knows: Callable[[str], bool]) -> str:
    is_code = found["noun"].isupper() or len(found["noun"]) <= _LONGEST_CODE
    return found[0] if is_code or knows(found["digits"]) else found["noun"]
