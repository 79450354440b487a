"""The set of claims and quotes is what it says it is."""

from collections import Counter

from tests.benchmarks.claims import FAITHFUL, above, pairs

ENOUGH = 300


def test_every_quote_stands_in_its_document() -> None:
    assert all(above(pair) for pair in pairs() if pair.document)


def test_there_are_enough_pairs_of_every_kind() -> None:
    edits = Counter(pair.edit for pair in pairs())

    assert edits.total() >= ENOUGH
    assert min(edits.values()) >= ENOUGH / 10
    assert edits[FAITHFUL] >= ENOUGH / 3


def test_no_quote_that_was_looked_at_is_measured_blind() -> None:
    looked_at = {pair.quote for pair in pairs() if pair.half not in BLIND}
    blind = {pair.quote for pair in pairs() if pair.half in BLIND}

    assert blind
    assert not looked_at & blind


BLIND = ("held-out", "last round")
