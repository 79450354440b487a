"""What an employee may wish of the quiz in plain words, instead of a command. Pure."""

import re

# "quiz me", "Please quiz me again!", "a quiz", "start the quiz".
_QUIZ_ME = re.compile(
    r"(please )?((can|could|would|will) you (please )?)?"
    r"((quiz|test) me( please| now| again| today)*( (on|about) .{1,60})?"
    r"|((next|another|one more|a) )?quiz( please| time)?"
    r"|((please )?(start|begin|take|give me|do)|i (d like|would like|want))( to (take|do))?"
    r" (a|the|another|my) quiz( please)?)"
)
# "stop the reminders", "Please don't remind me anymore", "pause until Monday", "no more quiz".
_PAUSE = re.compile(
    r"(please )?((can|could|would|will) you (please )?)?"
    r"((stop|pause|mute|no more|turn off|switch off|cancel)( sending| with| all| the| my| your"
    r"| these| those| this| quiz| me)* (reminders?|quiz(zes)?|quiz questions)"
    r"|(stop|don t|do not|quit) (remind(ing)?|quizz(ing)?|quiz) me( any ?more)?"
    r"|i (don t|do not) want( any)?( more)? (reminders|quiz(zes)?)( any ?more)?"
    r"|pause|stop|unsubscribe|mute|leave me alone)( please| now)*"
)
_RESUME = re.compile(
    r"(please )?((resume|restart|turn on|switch on|bring back|start)( the| my| your)? reminders"
    r"|remind me|unpause|resume)( again)?( please)?"
)
# "until Monday", "for two weeks", but not "for an open invoice".
_UNTIL = re.compile(
    r"\b(?=(?:until|till)\b|for (?:good|.{0,20}\b(?:days?|weeks?|fortnight|months?|years?)\b))",
    re.IGNORECASE,
)
_MY_DATA = re.compile(
    r"(please )?((show|give|send|delete|forget|erase)( me)? )?(all )?(of )?my data( please)?"
)
_LONGEST = 120  # characters; whoever writes more, says more


def wish_in(text: str) -> tuple[str, str] | None:
    """Return which work the words wish for and what more they say about it, or None.

    Only words that say nothing else are a wish: "stop the reminder for an open invoice" is not.
    """
    if len(text) > _LONGEST:
        return None
    words = _bare(text)
    before, *rest = re.split(_UNTIL, text, maxsplit=1)
    bare, until = _bare(before), "".join(rest).strip()
    if _PAUSE.fullmatch(bare):
        return "quiz.pause", until
    for pattern, kind in (
        (_QUIZ_ME, "quiz.begin"),
        (_RESUME, "quiz.resume"),
        (_MY_DATA, "quiz.my_data"),
    ):
        if pattern.fullmatch(words):
            return kind, ""
    return None


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.lower()).split())
