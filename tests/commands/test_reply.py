"""What a person and a program read on the command line."""

from dataclasses import replace

from bot.ask.citations import reading_text
from bot.ask.domain import Answer, Citation, NearDocument, NotCovered
from bot.commands.reply import AskReply
from bot.guidance.domain import Line
from bot.guidance.signposts.domain import Signpost

SILENT = NotCovered((NearDocument("guidance/visits.md", "Visits"),))
FORBIDDEN = Citation(
    "jobs.md",
    "Side jobs",
    "Side jobs › Not fine",
    "2. Tell a customer our purchase prices.",
    7,
    46,
    "[1] Not even old ones.",
    (Line(((True, "Tell a customer our purchase prices. [1]"),), 1, "2."),),
)
IT = Signpost("it", "Computers", ("laptops",), "The IT service desk")


def test_who_knows_where_to_go_reads_of_no_document_that_does_not_help() -> None:
    told = AskReply(SILENT, [IT]).as_text()

    assert told == "Computers: The IT service desk\n\nThe guidance does not cover that."


def test_where_nobody_else_helps_the_nearest_documents_are_named() -> None:
    assert "Nearest to it:\n  Visits" in AskReply(SILENT, []).as_text()


def test_an_excerpt_reads_under_its_headings_and_with_what_limits_it() -> None:
    read = "Not fine\n2. Tell a customer our purchase prices. [1]\n[1] Not even old ones."

    answer = Answer(reading_text(FORBIDDEN), (FORBIDDEN,))
    closest = replace(SILENT, closest=(FORBIDDEN,))

    assert read in AskReply(answer, []).as_text()
    assert read in AskReply(closest, []).as_text()
    assert AskReply(answer, []).as_json()["text"] == read


def test_a_quote_in_json_is_verbatim_and_its_context_says_what_is_around_it() -> None:
    (cited,) = AskReply(replace(SILENT, closest=(FORBIDDEN,)), []).as_json()["citations"]

    assert cited["quote"] == "2. Tell a customer our purchase prices."
    assert cited["context"] == "Not fine\n[1] Not even old ones."


def test_columns_stand_in_the_context_and_not_once_more_in_the_text() -> None:
    row = replace(FORBIDDEN, columns="Weight | Price", context="")
    reply = AskReply(Answer(reading_text(row), (row,)), [])

    assert reply.as_json()["citations"][0]["context"] == "Not fine\nWeight | Price"
    assert "|" not in reply.as_text()


def test_what_guidance_has_instead_is_told_with_what_is_close() -> None:
    note = "What our guidance has: priority 1 and priority 2."
    reply = AskReply(replace(SILENT, closest=(FORBIDDEN,), note=note), [])

    assert reply.as_text().startswith(note)
    assert reply.as_json()["note"] == note


def test_what_else_is_about_it_is_named() -> None:
    reply = AskReply(Answer("So.", (FORBIDDEN,), see_also=(FORBIDDEN,)), [])

    assert reply.as_text().endswith("See also:\n  Side jobs › Not fine (jobs.md)")
    assert reply.as_json()["see_also"][0]["document"] == "jobs.md"
