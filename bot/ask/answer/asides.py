"""What is said where a message is no question: of reports, of the bot, in danger. Pure."""

from collections.abc import Sequence

from bot.ask.answer import messages
from bot.ask.domain import Answer, NotCovered
from bot.ask.messages import signposted
from bot.ask.routing.domain import KindOfMessage
from bot.guidance.signposts.domain import ANY_EMERGENCY, NearSignpost
from bot.slack import Block, Message, actions, escape, section

STOPPED = "I have stopped. Ask again whenever you like."
ABOUT = (
    "I am a bot. Below what I say, our guidance stands word for word, and I say so where it is "
    "silent. Your questions in our direct message are answered to you alone; an owner of "
    "guidance sees one only if you send it with a button below my reply. I keep a question "
    "while those buttons work. Of a customer's message that you paste there, or of what you "
    "write in danger, I keep no words. A report goes to the manager who can act on it, with "
    "your name unless you send it anonymously. `/customer my data` shows what I keep about you."
)
THEN_REPORT = (
    "If something has to change here, the form brings it to whoever can act on it, with your "
    "name or without."
)
_OF_REPORTS = {
    KindOfMessage.REPORT: (
        "That sounds like something to report. Send it with the form, and whoever can act on "
        "it gets it and answers you."
    ),
    KindOfMessage.STATUS: (
        "Your own reports, and where each of them stands, are on my *Home* tab. Of an "
        "anonymous one, ask with *Any news?* below its receipt."
    ),
}


def with_report_line(
    reply: Message,
    kind: KindOfMessage,
    answer: Answer | NotCovered,
    further: Sequence[Block],
) -> Message:
    """Return what a report, or a question after one, is told; any other reply as it is.

    Guidance that answers comes first; where it is silent, that is no gap, and is not said.
    """
    line = _OF_REPORTS.get(kind)
    if line is None:
        return reply
    if isinstance(answer, Answer):
        return Message(reply.text, (*reply.blocks, section(line)))
    buttons = (actions("ask.further", list(further)),) if further else ()
    return Message(line, (section(line), *buttons))


def in_danger(
    answer: Answer | NotCovered, near: Sequence[NearSignpost], report_it: Block | None = None
) -> Message:
    """Return what to do now, then guidance if there is any; nothing of it is a gap.

    What only sounds like danger, or is over, has its way to whoever can act on it below.

    Of several signposts each says what to do at once: nobody knows which is meant. Without
    one, a general line does.
    """
    told = near or [NearSignpost(ANY_EMERGENCY, 1.0)]
    quotes = messages.quotes_of(answer) if isinstance(answer, Answer) else []
    ways = [block for one in told for block in signposted(one)]
    text = "\n".join(escape(one.signpost.at_once) for one in told)
    below = [section(THEN_REPORT), actions("ask.danger", [report_it])] if report_it else []
    return Message(text, (*ways, *quotes, *below))
