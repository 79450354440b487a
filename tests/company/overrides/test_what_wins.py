"""What was set in Slack wins until it is given back; files fill in the rest, in order."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from bot.company.overrides.domain import SLACK, Layer, LayerValue, in_force, unknown_keys

KEYS = ("hours", "days", "manner")
VALUES: st.SearchStrategy[Mapping[str, int]] = st.dictionaries(
    st.sampled_from([*KEYS, "unheard_of"]), st.integers()
)
layers = st.tuples(VALUES, VALUES, VALUES)


def stacked(said: tuple[Mapping[str, int], ...]) -> list[Layer]:
    names = (SLACK, "the environment", "the default")
    return [Layer(name, values) for name, values in zip(names, said, strict=True)]


@given(layers)
def test_the_first_that_says_something_counts(said: tuple[Mapping[str, int], ...]) -> None:
    counted = in_force(KEYS, stacked(said))

    assert {key: one.said.value for key, one in counted.items()} == {
        key: {**said[2], **said[1], **said[0]}[key]
        for key in KEYS
        if any(key in values for values in said)
    }


@given(layers, st.sampled_from(KEYS))
def test_giving_back_lets_count_what_was_announced(
    said: tuple[Mapping[str, int], ...], key: str
) -> None:
    before = in_force(KEYS, stacked(({**said[0], key: 7}, *said[1:])))
    without = {other: value for other, value in said[0].items() if other != key}

    after = in_force(KEYS, stacked((without, *said[1:])))

    assert before[key].said == LayerValue(7, SLACK)
    assert before[key].otherwise == (after[key].said if key in after else None)
    assert {other: one for other, one in before.items() if other != key} == {
        other: one for other, one in after.items() if other != key
    }


@given(layers)
def test_a_difference_is_named_only_where_slack_says_another_thing_than_a_file(
    said: tuple[Mapping[str, int], ...],
) -> None:
    counted = in_force(KEYS, stacked(said))

    beneath = {**said[2], **said[1]}
    assert {key for key, one in counted.items() if one.differs} == {
        key
        for key in KEYS
        if key in said[0] and key in beneath and said[0][key] != beneath[key]
    }


@given(layers)
def test_a_key_that_nobody_knows_counts_for_nothing_and_is_named(
    said: tuple[Mapping[str, int], ...],
) -> None:
    stack = stacked(said)

    assert "unheard_of" not in in_force(KEYS, stack)
    assert unknown_keys(KEYS, stack) == [
        (layer.name, "unheard_of") for layer in stack if "unheard_of" in layer.values
    ]
