"""Why a file is no YAML is told in words of writers, with a mend."""

import pytest
import yaml

from bot.yaml_files.faults import yaml_fault
from bot.yaml_files.reader import read_yaml


@pytest.mark.parametrize(
    ("text", "line", "told", "mend"),
    [
        ("a: [\n", 2, "what begins with [ or { does not end", "]"),
        ("a: [b\nc: [d]\n", 1, "a list that begins with [ does not end", "]"),
        ("a: [b\n", 1, "a list that begins with [ does not end", "]"),
        ("a: {b: c\n", 1, "fields that begin with { do not end", "}"),
        ("a: b: c\n", 1, "a colon stands where none can", "quotes"),
        ("a:\n\t- b\n", 2, "a tab", "blanks"),
        ("a: @b\n", 1, "a sign that YAML keeps", "quotes"),
        ("a: 'b\n\nc: d\n", 1, "a quotation mark is not closed", "Close it"),
        ("a: 1\nb\nc: 2\n", 2, "a key has no colon", "key: value"),
        ("a: *b\n", 1, "begins with *", "quotes"),
        ("a: !b {c: d}\n", 1, "a ! stands before", "quotes"),
        ("b: 1\na: !!map b\n", 2, "a ! stands before", "quotes"),
        ("b: 1\n? {[a]: b}\n: c\n", 2, "where a key is wanted", "Write a word"),
        ("a:\n  <<: b\n", 2, "a sign that merges", "Write the fields out"),
        ('a: "\\d"\n', 1, "between double quotes", "single"),
        ("a: b\n---\nc: d\n", 2, "a second document", "Remove"),
        ("- a\n b: c\n", 2, "", ""),
        ("a: 1\nb: c\0\n", 2, "it is not UTF-8", "UTF-8"),
        ("a: - b\n", 1, "a - stands", "quotes"),
        ("[" * 5000, 1, "nested", "flat"),
    ],
)
def test_what_is_no_yaml_is_told_in_words(text: str, line: int, told: str, mend: str) -> None:
    with pytest.raises((yaml.YAMLError, ValueError, RecursionError)) as raised:
        read_yaml(text)

    fault = yaml_fault(raised.value, text)

    assert fault.line == line
    assert fault.says.startswith("it is not readable YAML: ")
    assert told in fault.says
    assert mend in fault.mend
    assert not any(word in fault.says for word in ("expected", "unicode", "stream", "<"))


def test_a_byte_that_is_no_utf8_is_told_with_its_line() -> None:
    with pytest.raises(UnicodeDecodeError) as raised:
        b"a: 1\nb: 2\nc: caf\xe9\n".decode()

    fault = yaml_fault(raised.value)

    assert (fault.line, fault.mend) == (3, "Save the file as UTF-8.")
