"""How an answer looks in Slack: excerpts, or sentences that stand on them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from bot.ask.domain import Answer, Citation
from bot.ask.feedback.messages import thumbs
from bot.ask.gaps.messages import missing_button
from bot.ask.messages import in_one_line, numbered_opener, opener, quoted, source_of
from bot.slack import Block, Message, actions, button, context, escape, section

FOLLOW_UP = "ask.follow_up"
BY_A_MODEL = (
    "Written by a language model from our guidance, and each sentence checked against it. "
    "A number opens the passage in its own words."
)


def answered(answer: Answer, key: str, further: Sequence[Block]) -> Message:
    """Return the reply to a question that guidance answers."""
    numbered = list(enumerate(answer.citations, 1))
    below = [
        *_follow_ups(answer.follow_ups),
        *_see_also(answer),
        actions(
            "ask.further",
            [*(numbered_opener(*one) for one in numbered), missing_button(key), *further],
        ),
        thumbs(key),
    ]
    text = answer.text if answer.claims else "\n".join(map(in_one_line, answer.citations))
    return Message(escape(text), (*_said(answer), *below))


def _said(answer: Answer) -> list[Block]:
    """Return the excerpts; or the sentences that stand on them, and where these are."""
    note = [context(escape(answer.note))] if answer.note else []
    if not answer.claims:
        numbered = enumerate(answer.citations, 1)
        quotes = [block for one in numbered for block in quoted(*one)]
        return [section("This is what our guidance says:"), *note, *quotes]
    sources = "\n".join(
        f"[{number}] {escape(source_of(citation))}"
        for number, citation in enumerate(answer.citations, 1)
    )
    return [*_claims(answer), context(sources), *note, context(BY_A_MODEL)]


def _claims(answer: Answer) -> Iterator[Block]:
    """Yield the sentences as one text, and an excerpt where it stands in place of one."""
    for is_excerpt, some in groupby(answer.claims, lambda one: one.is_excerpt):
        if is_excerpt:
            numbers = [claim.citations[0] for claim in some]
            for number in numbers:
                yield from quoted(number, answer.citations[number - 1])
        else:
            yield section(" ".join(escape(claim.numbered) for claim in some))


def _see_also(answer: Answer) -> list[Block]:
    """Return the titles of what else is about it, each a button that opens the passage."""
    quoted_ones = {citation.title for citation in answer.citations}
    buttons = [
        opener(f"See also: {name}", number, citation)
        for number, citation in enumerate(answer.see_also, len(answer.citations) + 1)
        if (name := _heading(citation) if citation.title in quoted_ones else citation.title)
    ]
    return [actions("ask.see_also", buttons)] if buttons else []


def _heading(citation: Citation) -> str:
    return citation.heading.rpartition(" › ")[2] or citation.title


def _follow_ups(questions: Sequence[str]) -> list[Block]:
    buttons = [
        button(question, f"{FOLLOW_UP}.{number}", question)
        for number, question in enumerate(questions, 1)
    ]
    return [actions("ask.follow_ups", buttons)] if buttons else []
