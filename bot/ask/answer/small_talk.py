"""What people say to a colleague beside questions: hello, thank you, what can you do. Pure."""

import re
from enum import Enum, auto

_GREETING = re.compile(
    r"(?:hi|hiya|hello|hallo|hey|moin|howdy|greetings|good (?:morning|afternoon|evening|day))"
    r"(?: (?:there|again|bot|you|everybody|everyone|all|team|customer focus))*"
    r"(?: how are you(?: doing)?(?: today)?)?"
)
_WHAT = re.compile(
    r"(?:help(?: me)?(?: please)?|commands|what(?: is| s)? this|who are you"
    r"|what are you(?: for)?|what (?:can|do) you do(?: here| for me)?|what can i ask(?: you)?"
    r"|how (?:does this|do you) work|how can you help(?: me)?)"
)
_PRAISE = (
    r"(?:ok(?:ay)?|great|perfect|good|nice|super|cool|fine|got it|understood|all right|i see)"
)
_THANKS = (
    r"(?:(?:many |a lot of |no )?thanks|thank (?:you|u)|thx|ty|cheers)"
    r"(?: (?:a lot|a million|so much|very much|again|bot|all|you too))*"
    r"(?: (?:for (?:that|this|it|(?:your|the|all(?: your)?) (?:help|answer|quick answer))))?"
)
_HELPED = (
    r"that (?:helps|helped|is helpful|was helpful)(?: (?:me|a lot|very much|a great deal))*"
)
_BYE = (
    r"(?:bye(?: bye)?|goodbye|see you(?: later)?|have a (?:nice|good) (?:day|evening|weekend))"
)
_CLOSING = re.compile(
    rf"(?:{_PRAISE}|{_THANKS}|{_HELPED}|{_BYE})(?: (?:{_PRAISE}|{_THANKS}|{_HELPED}|{_BYE}))*"
)


_LONGEST = 100  # characters; more is no courtesy, or not only


class Courtesy(Enum):
    """Why a message is no question for the guidance."""

    GREETING = auto()
    WHAT_CAN_YOU_DO = auto()
    CLOSING = auto()  # thanks, agreement or goodbye: no question follows


def courtesy_in(text: str) -> Courtesy | None:
    """Return which courtesy the whole text is; None for everything that says more."""
    if len(text) > _LONGEST:
        return None
    words = " ".join(re.sub(r":[\w+-]+:|[^\w\s]", " ", text.lower()).split())
    for pattern, courtesy in (
        (_GREETING, Courtesy.GREETING),
        (_WHAT, Courtesy.WHAT_CAN_YOU_DO),
        (_CLOSING, Courtesy.CLOSING),
    ):
        if pattern.fullmatch(words):
            return courtesy
    return None
