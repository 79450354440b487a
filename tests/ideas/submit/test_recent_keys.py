"""What was just done is known for a while, and only here."""

from bot.ideas.submit.recent_keys import RecentKeys


def test_name_is_new_once() -> None:
    done = RecentKeys()

    assert done.is_new("a")
    assert not done.is_new("a")


def test_name_whose_doing_failed_is_new_again() -> None:
    done = RecentKeys()
    done.is_new("a")

    done.forget("a")

    assert done.is_new("a")


def test_oldest_name_goes_first() -> None:
    done = RecentKeys(limit=1)
    done.is_new("a")
    done.is_new("b")

    assert done.is_new("a")
