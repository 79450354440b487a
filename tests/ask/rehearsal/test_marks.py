"""Marks: kept at once, by several windows, for as long as they say something."""

import threading
from pathlib import Path

import pytest

from bot.ask.rehearsal.domain import KeptMark, Mark, MarkedQuestion, Marks, ShownAs
from bot.ask.rehearsal.service import AnswerChangedError, AskedOnce, Rehearsal
from bot.ask.rehearsal.store import FileMarks, MarksUnwritableError
from bot.ask.sureness import USUAL, Thresholds
from bot.errors import CannotDoError
from bot.guidance.domain import Findings, QuestionFindings
from bot.guidance.signposts.domain import NearSignpost, Signpost
from tests.ask.rehearsal.builders import NOW, FakeMarks, asked, kept, rehearsed, signals_of
from tests.ask.searching import an_excerpt

ALL_SURE, NONE_SURE = Thresholds(0.05, 0.0), Thresholds(0.99, 0.0)
NONE_NEAR = Thresholds(0.99, 2.0)


@pytest.fixture(params=["fake", "file"])
def marks(request: pytest.FixtureRequest, tmp_path: Path) -> Marks:
    return (
        FakeMarks() if request.param == "fake" else FileMarks(tmp_path / "new" / "marks.jsonl")
    )


def test_the_last_mark_of_a_question_counts(marks: Marks) -> None:
    one, other = rehearsed("How?"), rehearsed("Who?")

    for given in (kept(one, Mark.WRONG), kept(other, Mark.RIGHT), kept(one, Mark.PARTLY)):
        marks.keep(given)

    assert {key: given.mark for key, given in marks.all().items()} == {
        one.key: Mark.PARTLY,
        other.key: Mark.RIGHT,
    }
    assert marks.all()[one.key] == kept(one, Mark.PARTLY)


def test_a_line_that_a_crash_cut_off_costs_that_mark_alone(tmp_path: Path) -> None:
    file = tmp_path / "marks.jsonl"
    marks, one, other = FileMarks(file), rehearsed("How?"), rehearsed("Who?")
    marks.keep(kept(one, Mark.WRONG))
    file.write_bytes(file.read_bytes() + b'{"question": "abc", "ma')

    marks.keep(kept(other, Mark.RIGHT))

    assert {given.mark for given in marks.all().values()} == {Mark.WRONG, Mark.RIGHT}


def test_windows_that_write_at_once_lose_no_mark(tmp_path: Path) -> None:
    file = tmp_path / "marks.jsonl"
    questions = [rehearsed(f"How {number}?") for number in range(60)]

    def keep(window: int) -> None:
        marks = FileMarks(file)  # as another process has it
        for question in questions[window::3]:
            marks.keep(kept(question, Mark.RIGHT))

    windows = [threading.Thread(target=keep, args=(window,)) for window in range(3)]
    for one in windows:
        one.start()
    for one in windows:
        one.join()

    assert FileMarks(file).all().keys() == {one.key for one in questions}


def test_only_its_owner_can_read_what_was_asked(tmp_path: Path) -> None:
    FileMarks(tmp_path / "marks.jsonl").keep(kept(rehearsed(), Mark.RIGHT))

    assert (tmp_path / "marks.jsonl").stat().st_mode & 0o077 == 0


def test_where_marks_cannot_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file", "utf-8")

    with pytest.raises(MarksUnwritableError, match="name another place with STATE"):
        FileMarks(tmp_path / "state" / "marks.jsonl").keep(kept(rehearsed(), Mark.RIGHT))


@pytest.mark.parametrize(
    ("mark", "after_an_edit", "after_other_thresholds"),
    [
        (Mark.RIGHT, False, True),
        (Mark.PARTLY, False, True),
        (Mark.WRONG, False, True),
        (Mark.SHOULD_REFUSE, True, True),
        (None, False, False),
    ],
)
def test_a_mark_holds_as_long_as_it_says_something(
    mark: Mark | None, *, after_an_edit: bool, after_other_thresholds: bool
) -> None:
    given = kept(rehearsed(thresholds=ALL_SURE), mark)

    assert given.holds_for(rehearsed(thresholds=ALL_SURE)) is (mark is not None)
    assert given.holds_for(rehearsed(words="Never.")) is after_an_edit
    closest, silent = (rehearsed(thresholds=one) for one in (NONE_SURE, NONE_NEAR))
    assert (closest.shown_as, silent.shown_as) == (ShownAs.CLOSEST, ShownAs.NOT_COVERED)
    assert given.holds_for(closest) is after_other_thresholds
    assert given.holds_for(silent) is after_other_thresholds


def test_a_mark_for_silence_says_nothing_of_an_excerpt() -> None:
    given = kept(rehearsed(thresholds=NONE_NEAR), Mark.WRONG)

    assert given.holds_for(rehearsed(thresholds=NONE_NEAR))
    assert not given.holds_for(rehearsed(thresholds=NONE_SURE))


def test_what_is_right_and_no_longer_shown_is_not_shown_right() -> None:
    assert MarkedQuestion(rehearsed(thresholds=NONE_SURE), Mark.RIGHT).is_shown_right
    assert not MarkedQuestion(rehearsed(thresholds=NONE_NEAR), Mark.RIGHT).is_shown_right


def a_rehearsal(marks: Marks) -> Rehearsal:
    near = asked("How?", an_excerpt("So.", signals_of(0.9)))
    far = asked("Who?", an_excerpt("They.", signals_of(0.1)))
    return Rehearsal([near, far], marks, lambda: USUAL, lambda: NOW)


def test_a_rehearsal_joins_questions_with_their_marks() -> None:
    rehearsal = a_rehearsal(FakeMarks())
    near, far = rehearsal.questions()

    rehearsal.mark(near.key, near.shown, Mark.PARTLY)
    rehearsal.mark(far.key, far.shown, Mark.RIGHT)  # silence is

    assert [(one.question.text, one.mark) for one in rehearsal.marked()] == [
        ("How?", Mark.PARTLY),
        ("Who?", Mark.SHOULD_REFUSE),
    ]


def test_a_mark_is_taken_back() -> None:
    rehearsal = a_rehearsal(FakeMarks())
    near, _ = rehearsal.questions()
    rehearsal.mark(near.key, near.shown, Mark.WRONG)

    rehearsal.mark(near.key, near.shown, None)

    assert rehearsal.marked() == []


def test_a_mark_of_what_is_no_longer_shown_is_refused() -> None:
    rehearsal = a_rehearsal(FakeMarks())
    near, _ = rehearsal.questions()

    with pytest.raises(AnswerChangedError, match="Load the page anew"):
        rehearsal.mark(near.key, "another", Mark.WRONG)
    with pytest.raises(CannotDoError, match="not in the rehearsal"):
        rehearsal.mark("unknown", near.shown, Mark.WRONG)
    assert rehearsal.marked() == []


def test_a_kept_mark_names_a_question_however_it_is_spaced() -> None:
    assert rehearsed("How  soon?").key == rehearsed("how soon?").key != rehearsed("How?").key
    assert isinstance(kept(rehearsed(), None), KeptMark)


def test_what_is_surely_left_to_others_is_rehearsed_with_where_to_go() -> None:
    found = Findings((QuestionFindings("Pay?", (an_excerpt("So.", signals_of(0.5)),)),))
    post = Signpost("pay", "Pay", ("pay",), "The people department")

    plain, left = (
        AskedOnce("Pay?", found, near).rehearsed(USUAL)
        for near in (None, NearSignpost(post, 0.9))
    )

    assert (plain.shown_as, plain.signpost) == (ShownAs.CLOSEST, None)
    assert (left.shown_as, left.signpost) == (ShownAs.NOT_COVERED, post)
