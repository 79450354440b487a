"""A slip is told once it lasts, once for each fault, and once more when it is mended."""

from datetime import UTC, datetime, timedelta

from bot.company.broken_files.domain import KnownFile
from bot.company.broken_files.service import LASTS, REMEMBERED, decide

NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)
FILE = "departments.yaml"
WRONG, WORSE = ("line 3: no id.",), ("line 3: no id.", "line 9: no name.")


def looked(known: KnownFile | None, *slips: str, after: timedelta = LASTS) -> list[object]:
    """Return what is known after another look, and whether it is told."""
    since = known.since if known else NOON
    decided = decide(known, slips, FILE, since + after)
    return [decided.known, decided.is_news]


def known(says: tuple[str, ...] = (), told: tuple[str, ...] = ()) -> KnownFile:
    return KnownFile(FILE, "\n".join(says), NOON, "\n".join(told))


def test_what_was_just_saved_waits_for_the_next_look() -> None:
    assert decide(None, WRONG, FILE, NOON).known == known(WRONG)
    assert looked(known(WRONG), *WRONG, after=timedelta(minutes=1)) == [known(WRONG), False]


def test_what_lasts_is_told_once() -> None:
    assert looked(known(WRONG), *WRONG) == [known(WRONG, WRONG), True]
    assert looked(known(WRONG, WRONG), *WRONG) == [known(WRONG, WRONG), False]


def test_another_fault_is_told_as_well() -> None:
    later = KnownFile(FILE, "\n".join(WORSE), NOON + LASTS, WRONG[0])

    assert looked(known(WRONG, WRONG), *WORSE) == [later, False]
    assert looked(later, *WORSE)[1] is True


def test_what_is_mended_is_told_at_once_and_remembered_for_a_while() -> None:
    after, is_told = looked(known(WRONG, WRONG))

    assert is_told is True
    assert after == KnownFile(FILE, "", NOON + LASTS, "")
    assert isinstance(after, KnownFile)
    assert looked(after) == [after, False]
    assert looked(after, after=REMEMBERED) == [None, False]


def test_what_nobody_was_told_of_goes_without_a_word() -> None:
    assert looked(known(WRONG)) == [None, False]
    assert looked(None) == [None, False]


def test_what_breaks_again_is_told_again() -> None:
    mended = known()

    again, _ = looked(mended, *WRONG)

    assert isinstance(again, KnownFile)
    assert looked(again, *WRONG)[1] is True
