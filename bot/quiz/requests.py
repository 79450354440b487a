"""What an employee asks of the quiz: by a command, a click or in plain words. Pure."""

import re
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class QuizRequest:
    """Who asks, what else they said and where; each subclass is a kind of work."""

    KIND: ClassVar[str]
    employee_id: str
    text: str = ""  # what the words say beside the request: "until Monday"
    response_url: str = ""  # of a command
    said_in: str = ""  # channel, if it was said there


@dataclass(frozen=True, slots=True)
class BeginRound(QuizRequest):
    """Ask the employee a round of questions."""

    KIND: ClassVar[str] = "quiz.begin"


@dataclass(frozen=True, slots=True)
class AskForDepartment(QuizRequest):
    """Let the employee choose their department."""

    KIND: ClassVar[str] = "quiz.ask_department"


@dataclass(frozen=True, slots=True)
class PauseReminders(QuizRequest):
    """Send nothing unasked until the day in ``text``."""

    KIND: ClassVar[str] = "quiz.pause"


@dataclass(frozen=True, slots=True)
class ResumeReminders(QuizRequest):
    """End the pause."""

    KIND: ClassVar[str] = "quiz.resume"


@dataclass(frozen=True, slots=True)
class ShowOwnData(QuizRequest):
    """Show the employee everything kept about them."""

    KIND: ClassVar[str] = "quiz.my_data"


@dataclass(frozen=True, slots=True)
class ForgetOwnData(QuizRequest):
    """Delete everything kept about the employee."""

    KIND: ClassVar[str] = "quiz.forget"


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
# "until Monday", "for two weeks", "tonight", but not "for an open invoice".
_UNTIL = re.compile(
    r"\b(?=(?:until|till|today|tonight|overnight)\b"
    r"|for (?:good|today|tonight"
    r"|.{0,20}\b(?:hours?|days?|night|weeks?|fortnight|months?|years?)\b))",
    re.IGNORECASE,
)
_WISH = r"((please|(can|could|would) you|i (want|would like|d like)( you)? to) )*"
_DO = r"((show|tell|give|send|get|see|export|download|delete|forget|erase|remove)( me)? )?"
_DATA = r"(personal )?(data|information)"
_KEPT = r"(know|keep|kept|have|stor(ed?|ing)|hold|held|saved?|remember)"
_MY_DATA = re.compile(
    rf"{_WISH}{_DO}(all )?(of )?my {_DATA}( please)?"
    rf"|{_WISH}(forget|delete|erase|remove) ((everything|all)( about)? )?(about )?"
    r"(me|everything)( please)?|i want to be forgotten"
    rf"|{_WISH}{_DO}(what|which|everything|all)( of)?( {_DATA})?( that)?( all)?( (do|does|have"
    rf"|is|s|are))?( (you|the bot))?( have)?( {_KEPT})? (about|on|of) me( please)?"
    rf"|do you {_KEPT} (anything|something|{_DATA}|any {_DATA}) (about|on|of) me"
)
_LONGEST = 120  # characters; whoever writes more, says more


def request_in(text: str) -> tuple[type[QuizRequest], str] | None:
    """Return what the words ask for and what more they say about it, or None.

    Only words that say nothing else are one: "stop the reminder for an open invoice" is not.
    """
    if len(text) > _LONGEST:
        return None
    words = _bare(text)
    before, *rest = re.split(_UNTIL, text, maxsplit=1)
    bare, until = _bare(before), "".join(rest).strip()
    if _PAUSE.fullmatch(bare):
        return PauseReminders, until
    requests: tuple[tuple[re.Pattern[str], type[QuizRequest]], ...] = (
        (_QUIZ_ME, BeginRound),
        (_RESUME, ResumeReminders),
        (_MY_DATA, ShowOwnData),
    )
    found = (request for pattern, request in requests if pattern.fullmatch(words))
    return next(((request, "") for request in found), None)


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.lower()).split())
