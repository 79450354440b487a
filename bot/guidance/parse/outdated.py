"""Whether a page says of itself that it is outdated, or lies where outdated pages lie."""

import re
from pathlib import PurePosixPath

from bot.guidance.parse.folder import Source
from bot.guidance.parse.front_matter import FrontMatter

_LINES = 3  # of text, at the top: further down a page speaks of other things
_LONGEST = 500  # characters of a line: further on it speaks of other things, too
_WORD = "(?:outdated|out[- ]of[- ]date|obsolete|deprecated|superseded|archived|retired)"
_ENDED = (
    "no longer (?:valid|current|in force|in use|used|maintained|updated|accurate|correct"
    "|applicable|relevant|supported|up[- ]to[- ]date)"
)
_THING = (
    "(?:page|document|doc|article|guide|guideline|policy|handbook|manual|version|process"
    "|procedure|instructions?|information|content|text|file|rule)"
)
_CLOSES = (
    r"(?=\W*$|\s*[.,;:!)–—]|\s+-"
    r"|\s+(?:and|since|as|because|by|from|but|in|on|for|please|see|use|due|now|with)\b)"
)
# How people begin a sentence that tells it: "Please note that …", "As of May 2025, …".
_BEFORE = (
    r"(?:(?:please|note|notice|that|attention|warning|important|caution|info|beware|be aware"
    r"|(?:as of|since|effective)\b[^,.]*)\W*)*+"
)
_SELF = (
    rf"(?:this {_THING}|the (?:information|content|text)s? (?:on|in|of) this {_THING}"
    rf"|this {_THING}[\u2019']s (?:content|information))"
)
_VERB = r"(?:is|are|was|were|has been|have been|has become|became)"
_NOW = r"(?:(?:now|very|already|officially|completely|largely|hereby|since)\s+)*"
_SENTENCE = re.compile(
    rf"{_BEFORE}{_SELF}\s+(?:{_VERB}\s+{_NOW}(?:(?:{_WORD}|replaced|{_ENDED}){_CLOSES})"
    rf"|no longer applies{_CLOSES}|is (?:only )?kept for (?:historical|the record))"
    rf"|{_BEFORE}do not use this {_THING} (?:any ?more|any longer)\b",
    re.IGNORECASE,
)
_BANNER = re.compile(
    rf"(?:{_WORD}(?:\W*$|\s*[.!–—(]|\s+-\s)|status\W+{_WORD}\b"
    rf"|superseded by\b|replaced by\b.*(?:\.mdx?\b|\b{_THING}\b|\bLINK\b)"
    rf"|{_ENDED}(?:\W*$|\s*[.,;!–—]|\s+(?:since|from|as of)\b))",
    re.IGNORECASE,
)
_SHOUTED = re.compile(r"(?:OUTDATED|OBSOLETE|DEPRECATED|SUPERSEDED|ARCHIVED)\s*[:–—-]")
_TITLE = re.compile(
    rf"[\[(](?:[^\[\]()]*,\s*)?(?:{_WORD}|replaced|{_ENDED})"
    rf"(?:\s+(?:in|on|since|by|as of)\b[^\[\]()]*|\s+\d[^\[\]()]*)?[\])]|\s[–—-]\s*{_WORD}$",
    re.IGNORECASE,
)
_FOLDER = re.compile(
    r"[\W\d_]*(?:zz+[\W_]*)?(?:archives?|archived|archiv|old|outdated|deprecated|obsolete|superseded)"
    r"(?:[ _-](?:versions?|docs|documents|pages|files|policies|\d{4}))?[\W_]*",
    re.IGNORECASE,
)
_STATUS = re.compile(rf"{_WORD}\b|replaced\b|expired\b", re.IGNORECASE)
_FLAGS = ("outdated", "deprecated", "archived", "obsolete")
_SUCCESSORS = tuple(
    f"{word}{mark}by" for word in ("superseded", "replaced", "deprecated") for mark in "_-"
)

_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)|\[\[([^\[\]]*)\]\]")
_MARKUP = re.compile(
    r"[*_~]+|<[^<>]*>|\[![A-Za-z]+\]|^\s*(?:>\s*)+|^\s*(?:!!!|\?\?\?|:::+)\s*\w+"
)
_ALERT = re.compile(
    r"^\W*(?:(?:warning|note|attention|caution|important|notice|info)\s*[:!–—-]\s*)?",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"\s*(?:[-+*]|\d+[.)])\s|\s*\|")
_ALERTS = ("!!!", "???", ":::")  # of MkDocs and Docusaurus
_QUOTES = "\"\u201c\u201d\u201e«»'\u2018"
_ENDINGS = {".", "!", ":", "*", "_", "]"}  # of a paragraph; the next line is another
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def says_current(front_matter: FrontMatter) -> bool:
    """Tell whether its writer says that the page is not outdated, whatever it looks like."""
    status = (front_matter.text("status") or "").lower()
    return status == "current" or front_matter.says_no("outdated")


def outdated_because(source: Source, front_matter: FrontMatter, title: str) -> str:
    """Return why the page is outdated, to complete "because …"; empty if it is not."""
    if _declared(front_matter):
        return "its front matter says so"
    if says_current(front_matter):
        return ""
    if _TITLE.search(title[:_LONGEST]) or _SHOUTED.match(title):
        return "its title says so"
    if any(map(_says_so, _first_lines(source.text[front_matter.end :]))):
        return "its first lines say so"
    folders = PurePosixPath(source.document).parent.parts
    lies_in = next((name for name in folders if _FOLDER.fullmatch(name)), None)
    return f"it lies in the folder {lies_in}" if lies_in else ""


def _declared(front_matter: FrontMatter) -> bool:
    return (
        _STATUS.match(front_matter.text("status") or "") is not None
        or any(front_matter.text(name) and not front_matter.says_no(name) for name in _FLAGS)
        or any(front_matter.text(name) or front_matter.texts(name) for name in _SUCCESSORS)
    )


def _first_lines(body: str) -> list[str]:
    """Return the first lines of text, those of one paragraph in one."""
    paragraphs: list[str] = [""]
    left = _LINES
    for line in body.splitlines():
        above = paragraphs[-1]
        if not line.strip() or line.lstrip().startswith(("#", "<!--")):
            paragraphs.append("")
        elif left == 0:
            break
        elif not above or _ENTRY.match(line) or _stands_alone(above) or _is_alert(line):
            paragraphs.append(line[:_LONGEST])
            left -= 1
        else:
            paragraphs[-1] += f" {line.strip()[:_LONGEST]}"
            left -= 1
    return paragraphs


def _stands_alone(line: str) -> bool:
    return _is_alert(line) or line.rstrip()[-1:] in _ENDINGS


def _is_alert(line: str) -> bool:
    return line.lstrip().startswith(_ALERTS)


def _says_so(paragraph: str) -> bool:
    if _ENTRY.match(paragraph):  # of a list or a table, which may tell of any pages
        return False
    words = _LINK.sub(r"\1\2 LINK", paragraph.replace("`", '"'))
    for _ in range(2):  # a mark may stand behind another
        words = _MARKUP.sub(" ", words).strip()
    if _is_alert(paragraph):
        words = words.strip(_QUOTES)
    if words.startswith(tuple(_QUOTES)):  # somebody's words, or how to write them
        return False
    banner = _ALERT.sub("", words, count=1)
    if _BANNER.match(banner) or _SHOUTED.match(banner):
        return True
    sentences = _SENTENCE_END.split(banner)
    return any(_SENTENCE.match(one) and not one.rstrip().endswith("?") for one in sentences)
