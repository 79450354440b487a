"""What a person reads on the command line where the guidance is silent."""

from bot.ask.domain import NearDocument, NotCovered
from bot.commands.reply import AskReply
from bot.guidance.signposts.domain import Signpost

SILENT = NotCovered((NearDocument("guidance/visits.md", "Visits"),))
IT = Signpost("it", "Computers", ("laptops",), "The IT service desk")


def test_who_knows_where_to_go_reads_of_no_document_that_does_not_help() -> None:
    told = AskReply(SILENT, [IT]).as_text()

    assert told == "Computers: The IT service desk\n\nThe guidance does not cover that."


def test_where_nobody_else_helps_the_nearest_documents_are_named() -> None:
    assert "Nearest to it:\n  Visits" in AskReply(SILENT, []).as_text()
