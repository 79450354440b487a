"""How an answer looks in Slack: excerpts, or sentences that stand on them."""

from collections import Counter
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
    """Return what else is about it, each name once, a button that opens the passage."""
    titles = Counter(one.title for one in (*answer.citations, *answer.see_also))
    numbered = enumerate(answer.see_also, len(answer.citations) + 1)
    named = {_name(one, titles): (number, one) for number, one in reversed([*numbered])}
    buttons = [
        opener(f"See also: {name}", *one)
        for name, one in sorted(named.items(), key=lambda pair: pair[1][0])
        if name
    ]
    return [actions("ask.see_also", buttons)] if buttons else []


def _name(citation: Citation, titles: Counter[str]) -> str:
    """Return the title; with its section where the answer has more of the same document.

    Empty where that has no section of its own: it is what is quoted already.
    """
    if titles[citation.title] == 1:
        return citation.title
    section_ = citation.above.rpartition(" › ")[2]
    return f"{citation.title}: {section_}" if section_ else ""


def _follow_ups(questions: Sequence[str]) -> list[Block]:
    buttons = [
        button(question, f"{FOLLOW_UP}.{number}", question)
        for number, question in enumerate(questions, 1)
    ]
    return [actions("ask.follow_ups", buttons)] if buttons else []
