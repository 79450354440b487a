"""How a quote and a signpost look in Slack, wherever Ask shows one."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import PurePosixPath

from bot.ask.citations import lines_of
from bot.ask.domain import Citation
from bot.guidance.convert.formats import is_converted
from bot.guidance.domain import Line, found_words
from bot.guidance.parse.reading import bare_words
from bot.guidance.signposts.domain import NearSignpost, Signpost
from bot.rich_text import rich_list, rich_text, rich_words
from bot.slack import (
    BUTTON_TEXT_LIMIT,
    BUTTON_VALUE_LIMIT,
    Block,
    button,
    context,
    escape,
    section,
    shortened,
)

READ_PASSAGE = "ask.read_passage"
_GOES_ON = "…"


def quoted(number: int, citation: Citation) -> list[Block]:
    """Return an excerpt with its number in the answer, from 1, and its source.

    Its headings stand in its text: under *Not fine* an item says the opposite. It is no
    mrkdwn, so nothing in it is a mark, a link or a mention.
    """
    above = [rich_words([(True, citation.above)])] if citation.above else []
    below = [rich_words([(False, _GOES_ON)])] if not citation.is_whole else []
    notes = [rich_words([(False, citation.context)])] if citation.context else []
    lines = lines_of(citation)
    is_marked = not all(found for line in lines for found, _ in line.pieces)
    elements = [*above, *formatted(lines, is_marked=is_marked), *below, *notes]
    return [rich_text(elements), context(f"[{number}] {escape(source_of(citation))}")]


def source_of(citation: Citation) -> str:
    """Return title and headings, joined with " › ", the title only once; and if it is old.

    Of a document of another format it names the file, and where in it the words stand.
    """
    source = " › ".join(filter(None, [citation.title, citation.above]))
    if is_converted(name := PurePosixPath(citation.document).name):
        source = " · ".join([source, ", ".join(filter(None, [name, citation.place]))])
    return f"{source}{age_of(citation)}"


def age_of(citation: Citation) -> str:
    """Return what stands behind the name of an old document; empty for others."""
    if citation.is_outdated:
        return " (outdated)"
    return " (its review is overdue)" if citation.is_overdue else ""


def in_one_line(citation: Citation) -> str:
    """Return the words of a citation in one line, after its headings."""
    return ": ".join(filter(None, [citation.above, _words(citation)]))


def found_in_one_line(citation: Citation) -> str:
    """Return what was found in a citation, in one line; all its words if that is not known."""
    return found_words(citation.lines) or _words(citation)


def _words(citation: Citation) -> str:
    return " ".join(line.text for line in lines_of(citation))


def formatted(lines: Sequence[Line], *, is_marked: bool) -> Iterator[Block]:
    """Yield paragraphs and lists of rich text; what was found is in bold if it is marked."""
    for (depth, is_numbered), group in groupby(lines, lambda one: (one.depth, bool(one.mark))):
        together = list(group)
        own = [_pieces(line, is_marked=is_marked) for line in together]
        if depth == 0:
            yield from map(rich_words, own)
            continue
        offset = int(together[0].mark.rstrip(".")) - 1 if is_numbered else 0
        yield rich_list(own, indent=depth - 1, is_numbered=is_numbered, offset=offset)


def _pieces(line: Line, *, is_marked: bool) -> list[tuple[bool, str]]:
    """Return the words of a line, each after whether it is in bold."""
    spaced = [(found and is_marked, f"{words} ") for found, words in line.pieces[:-1]]
    found, words = line.pieces[-1]
    return [*spaced, (found and is_marked, words)]


def opener(name: str, number: int, citation: Citation) -> Block:
    """Return the button that opens the passage of a quote; each of a message has its number."""
    label = shortened(f"{name}, excerpt {number}", BUTTON_TEXT_LIMIT)
    opens = button(name, f"{READ_PASSAGE}.{number}", place_of(citation))
    return opens | {"accessibility_label": label}


def numbered_opener(number: int, citation: Citation) -> Block:
    """Return the opener of a quote by its number in the answer."""
    name = "Read the passage" if number == 1 else f"Read passage {number}"
    return opener(name, number, citation)


def place_of(citation: Citation) -> str:
    """Return what finds the quote again: "d" its document, "s" where it began, "w" its words.

    They are `bare_words`; of a very long quote as many first ones as a button carries.
    """
    words = bare_words(citation.quote)
    while len(place := _as_json(citation, words)) > BUTTON_VALUE_LIMIT:
        words = words[: len(words) * 9 // 10].rpartition(" ")[0]
    return place


def _as_json(citation: Citation, words: str) -> str:
    place = {"d": citation.document, "s": citation.start, "w": words}
    return json.dumps(place, separators=(",", ":"), ensure_ascii=False)


def signposted(near: NearSignpost) -> list[Block]:
    """Return what to do at once, if it says so, and who helps."""
    signpost = near.signpost
    at_once = f"*{escape(signpost.at_once)}*"
    way = section(f"*{escape(signpost.name)}:* {_way(signpost, near.person_name)}")
    return [section(at_once), way] if signpost.at_once else [way]


def _way(signpost: Signpost, person_name: str) -> str:
    """Name the places. A mention of the person would tell them what was asked, and by whom."""
    places = [
        escape(person_name),
        f"<#{signpost.channel}>" if signpost.channel else "",
        f"<{signpost.link}>" if signpost.link else "",
    ]
    return " · ".join([escape(signpost.who), *filter(None, places)])
