import pytest
import yaml

from bot.yaml_files import reader
from bot.yaml_files.reader import (
    AliasError,
    DoubledKey,
    Misread,
    read_plain_yaml,
    read_yaml,
    read_yaml_with_nodes,
)

BOMB = "a: &a [x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.fixture(params=["with the C parser", "without"], autouse=True)
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "without":
        patient = reader._SAFE[1]
        monkeypatch.setattr(reader, "_SAFE", (patient, patient))
        monkeypatch.setattr(reader, "_PLAIN", (yaml.BaseLoader, yaml.BaseLoader))


def test_values_are_of_pythons_own_types() -> None:
    assert read_yaml("{a: 1, b: yes, c: [x, 1.5]}") == {"a": 1, "b": True, "c": ["x", 1.5]}
    assert read_yaml("") is None


def test_plain_values_are_the_texts_that_stand_there() -> None:
    assert read_plain_yaml("[007, yes, 1.10, 2026-10-05]") == [
        "007",
        "yes",
        "1.10",
        "2026-10-05",
    ]


def test_nodes_know_their_lines() -> None:
    read = read_yaml_with_nodes("a: 1\nb: 2\n")

    assert read.value == {"a": 1, "b": 2}
    assert read.node
    assert [key.start_mark.line for key, _ in read.node.value] == [0, 1]


@pytest.mark.parametrize("text", [BOMB, "a: &a [*a]", "a: *nobody"])
def test_plain_yaml_takes_no_alias(text: str) -> None:
    with pytest.raises(AliasError):
        read_plain_yaml(text)


def test_a_star_is_no_alias_by_itself() -> None:
    assert read_plain_yaml('title: "*" # *') == {"title": "*"}


def test_half_a_character_is_read_for_whoever_looks_at_it_to_refuse() -> None:
    assert read_plain_yaml('"\\ud800"') == "\ud800"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: [}", "expected the node content, but found '}'"),
        ("a: b: c", "mapping values are not allowed here"),
        ("--- a\n--- b", "expected a single document in the stream"),
        ("a: \x01", "special characters are not allowed"),
        ("!!python/object:os.system {}", "could not determine a constructor"),
        ("a: !ours {b: c}", "could not determine a constructor"),
        ("{[1]: 2}", "unhashable key"),
    ],
)
def test_what_is_refused_is_told_in_the_same_words_everywhere(text: str, told: str) -> None:
    with pytest.raises(yaml.YAMLError, match=told):
        read_yaml(text)


@pytest.mark.parametrize(
    "word", ["2026-13-01", "0x_", "!!int abc", "!ours b", "9" * 5000, "0x" + "f" * 5000]
)
def test_a_word_that_is_not_what_yaml_takes_it_for_leaves_all_others(word: str) -> None:
    read = read_yaml(f"a: {word}\nb: 1\n")

    assert isinstance(read["a"], Misread)
    assert str(read["a"]) == word.rpartition(" ")[2]
    assert read["b"] == 1


def test_thousands_of_brackets_end_in_an_error() -> None:
    with pytest.raises((yaml.YAMLError, RecursionError)):
        read_yaml("[" * 9000)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\nb: {c: 1, c: 2}\na: 2\n", [(("b", "c"), 2), (("a",), 3)]),
        ("- {a: 1}\n- a: 1\n  a: 1\n  a: 1\n", [((1, "a"), 3), ((1, "a"), 4)]),
        ("a: &one {b: 1}\nc: {<<: *one, b: 2}\n", []),
        ("a: &a [*a]\n", []),
        ("no: 1\n'no': 2\n", []),
        ("", []),
    ],
)
def test_keys_that_stand_again_are_found(
    text: str, found: list[tuple[tuple[str | int, ...], int]]
) -> None:
    assert list(read_yaml_with_nodes(text).doubled) == [DoubledKey(*one) for one in found]
