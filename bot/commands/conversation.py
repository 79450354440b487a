"""What the command line replies to a message: what Slack does, as far as it knows nobody."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from bot.ask.answer.help import NO_QUESTION
from bot.ask.answer.messages import IN_ENGLISH
from bot.ask.answer.other_languages import in_its_language
from bot.ask.domain import Answer, NotCovered, Question
from bot.ask.pasted.domain import CustomersPoints
from bot.ask.routing.domain import KindOfMessage
from bot.ask.routing.service import MessageRouter
from bot.commands.reply import AskReply, usual_reply
from bot.guidance.index import PassageIndex
from bot.slack import has_words

Find: TypeAlias = Callable[[Question], Answer | NotCovered]

INSTEAD = {  # of looking it up
    KindOfMessage.GREETING: (
        "Hello. Ask me how we treat our customers: I quote our guidance, word for word."
    ),
    KindOfMessage.THANKS: "You are welcome. Ask me again whenever you like.",
    KindOfMessage.BOT: (
        "I am a bot: I quote our guidance on how we treat customers, word for word, and say so"
        " where it is silent. On this command line I keep nothing of what you type; what I keep"
        " in Slack, `/customer my data` shows there, and `/customer help` what else I do."
    ),
}
BESIDE = {  # an answer of guidance, or alone where it gives none
    KindOfMessage.REPORT: (
        "That sounds like something to report: in Slack, `/customer idea` opens the form, and"
        " whoever can act on it answers you."
    ),
    KindOfMessage.STATUS: (
        "How your reports stand I say in Slack, where I know you: ask me there in our direct"
        " message, or look at my Home tab."
    ),
    KindOfMessage.DEPARTMENT_HEAD: (
        "Who heads a department I say in Slack, where I know our people: ask me there."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Replies by what a message is; it knows no employee and keeps nothing."""

    router: MessageRouter
    index: PassageIndex
    word_for_word: Find
    of_guidance: Find  # by a language model where one is set
    of_map: Callable[[Question], Answer | None]
    points_of: Callable[[str], CustomersPoints]
    reads_english_only: bool  # without a language model, which translates

    def reply(self, asked: Question) -> AskReply:
        """Return the reply; a language model reads neither danger nor a customer's message."""
        if not has_words(asked.text):
            return AskReply(NotCovered(()), (), aside=NO_QUESTION)
        match kind := self.router.kind_of(asked.text):
            case KindOfMessage.DANGER:
                ways = self.index.signposts.in_danger(self.router.danger_of(asked.text))
                return AskReply(self.word_for_word(asked), ways, kind)
            case KindOfMessage.CUSTOMER_MESSAGE:
                return AskReply.to_customer(self.points_of(asked.text))
            case KindOfMessage.GREETING | KindOfMessage.THANKS | KindOfMessage.BOT:
                return AskReply(NotCovered(()), (), kind, INSTEAD[kind])
            case _:
                return self._looked_up(asked, kind)

    def _looked_up(self, asked: Question, kind: KindOfMessage) -> AskReply:
        found: Answer | NotCovered | None = self.of_map(asked) or self.of_guidance(asked)
        if found and self.reads_english_only:
            found = in_its_language(asked.text, found)
        if found is None:
            return AskReply(NotCovered(()), (), aside=IN_ENGLISH)
        reply = usual_reply(found, self.index.signpost(asked.text))
        return replace(reply, kind=kind, aside=BESIDE.get(kind, ""))
