"""Whose name is deleted is called so, and what they reported stays where it was."""

from dataclasses import replace

from bot.company.records.domain import FORGOTTEN_AS
from bot.ideas.report.domain import Anonymous
from bot.ideas.report.messages import reporter
from bot.ideas.report.visibility import FIRST_LINE, Viewer, Where, shown
from tests.ideas.builders import a_report

FORGOTTEN = replace(a_report(), reporter=Anonymous(f"{FORGOTTEN_AS}0123456789ab"))
NAMELESS = replace(a_report(), reporter=Anonymous("c" * 64))


def test_a_name_that_was_given_is_said_to_be_deleted() -> None:
    assert reporter(FORGOTTEN) == "a colleague whose name was deleted"
    assert reporter(NAMELESS) == "a colleague who gave no name"


def test_an_idea_stays_on_the_board_and_on_app_home_when_its_name_goes() -> None:
    for place in (Where.BOARD, Where.HOME):
        assert shown(FORGOTTEN, place, Viewer.EVERYBODY) == FIRST_LINE
        assert shown(NAMELESS, place, Viewer.EVERYBODY) < FIRST_LINE
