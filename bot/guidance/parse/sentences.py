"""Sentences as they lie in a text: where each starts and ends."""

import re
from collections.abc import Iterator

# A full stop behind these ends no sentence. Lower case; the last dot is left off.
_ABBREVIATIONS = """
mr mrs ms dr prof st no nos vs etc e.g i.e cf fig figs approx inc ltd co corp dept est tel ext
art ca al jr sr rev gen col sgt capt vol pp ed eds resp incl excl max min hr hrs
"""
_CLOSING = "\"'\u201d\u2019\u00bb)\\]*_"  # quotation marks, brackets and emphasis behind an end
_END = re.compile(
    rf"""
    (?: (?<![.!?\u2026]) [.!?\u2026]++ [{_CLOSING}]*+ (?=\s)
    | [\u3002\uff01\uff1f] [\u300d\u300f\uff09{_CLOSING}]*  # Chinese and Japanese need no space
    | [\u061f\u06d4\u0964] [{_CLOSING}]*  # nor do Arabic's, Urdu's and Hindi's
    ) \s*
    """,
    re.VERBOSE,
)
_INSIDE = re.compile(r"[.!?\u2026]['\"\u201d\u2019\u00bb)\\]*_]+$")  # an end inside a quotation
_STRESSED = re.compile(r"(?:\*\*|__)[^*_]+(?:\*\*|__)[.:!?]?")
_LONGEST_STRESSED = 8  # words that open a paragraph in bold, and say little without the next
_LONGEST_SENTENCE = 150  # words; pasted text without a full stop is cut
_PIECE = 50  # words it is cut into
_WORD = re.compile(r"\S+")
_LAST_WORD = re.compile(r"[\w.]+$")
_LONGEST_ABBREVIATION = 12  # characters looked at before a full stop


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sentence in ``text[start:end]``, white space left out."""
    begin = start
    for mark in _END.finditer(text, start, end):
        if _ends_sentence(text, mark, end):
            yield from _trimmed(text, begin, mark.end())
            begin = mark.end()
    yield from _trimmed(text, begin, end)


def sentences_in(message: str) -> list[str]:
    """Return the sentences of what somebody wrote; the end of a line ends one, too."""
    lines = message.splitlines()
    return [
        line[start:end] for line in lines for start, end in sentence_spans(line, 0, len(line))
    ]


def whole_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the same, but none that the next one goes on with, and none endless."""
    begun: int | None = None
    for first, last in sentence_spans(text, start, end):
        begin = first if begun is None else begun
        if last < end and _goes_on(text[first:last], text[last:end].lstrip()):
            begun = begin
            continue
        begun = None
        yield from _cut(text, begin, last)


def _goes_on(sentence: str, following: str) -> bool:
    """Tell whether a sentence goes on behind its end: a quotation, or words in bold."""
    if following[:1].islower():
        return _INSIDE.search(sentence) is not None
    is_short = len(sentence.split()) <= _LONGEST_STRESSED
    return is_short and _STRESSED.fullmatch(sentence) is not None


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = list(_WORD.finditer(text, start, end))
    if len(words) <= _LONGEST_SENTENCE:
        yield start, end
        return
    for first in range(0, len(words), _PIECE):
        some = words[first : first + _PIECE]
        yield some[0].start(), some[-1].end()


def _ends_sentence(text: str, mark: re.Match[str], end: int) -> bool:
    if mark.end() >= end or not mark.group().startswith("."):
        return True
    if mark.group().startswith("..."):
        return not text[mark.end()].islower()
    before = _LAST_WORD.search(text, max(0, mark.start() - _LONGEST_ABBREVIATION), mark.start())
    return before is None or not _is_abbreviation(before.group(), text[mark.end()])


def _is_abbreviation(word: str, following: str) -> bool:
    is_initial = len(word) == 1 and word.isupper() and word != "I"
    is_dotted = "." in word and following.islower()  # "3 p.m. today"
    return is_initial or is_dotted or word.lower() in _ABBREVIATIONS.split()


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    inner = text[start:end]
    begin = start + len(inner) - len(inner.lstrip())
    if inner.strip():
        yield begin, begin + len(inner.strip())
