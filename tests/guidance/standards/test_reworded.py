"""New words are proposed for a standard only where they can be no others."""

from pathlib import Path

import pytest

from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import Source
from bot.guidance.standards.checking import StandardsCheck
from bot.guidance.standards.domain import HandbookFinding
from bot.guidance.standards.reading import read_register

REGISTER = """
standards:
  - id: rings
    name: Picking up a ringing phone
    value: 4
    unit: rings
    from: always
    who: [everybody]
    owner: desk
    stated:
      - {document: calls.md, words: Answer a phone within four rings}
      - {document: calls.md, words: We pick up within 4 rings}
"""
SECOND = "We pick up within 4 rings and say our name."


def findings(folder: Path, *sentences: str) -> list[HandbookFinding]:
    path = folder / "standards.yaml"
    path.write_text(REGISTER, encoding="utf-8")
    register, file = read_register(path)
    text = "\n\n".join(["# Calls", *sentences, SECOND])
    document = read(Source("calls.md", text))
    assert isinstance(document, Document)
    check = StandardsCheck(register, [document], lambda texts: [[1.0] for _ in texts])
    return list(check.of_register(file))


def test_the_only_sentence_that_says_it_now_is_proposed(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, "Take the phone within four rings.")

    assert found.says == "rings: calls.md now says “Take the phone within four rings.”."
    assert (found.mend, found.is_error) == (
        "Put these words here in place of the old ones.",
        False,
    )


@pytest.mark.parametrize(
    ("sentences", "lines"),
    [
        (["It is then taken within four rings."], "3"),  # leans, so it is no good proposal
        (["Take the phone within four rings.", "Lift it within four rings."], "3 or 5"),
        (["Four rings are long for a caller."], "3"),  # promises nothing
    ],
)
def test_what_is_not_certain_is_named_by_its_line(
    tmp_path: Path, sentences: list[str], lines: str
) -> None:
    (found,) = findings(tmp_path, *sentences)

    assert f"no longer says “Answer a phone within four rings”; line {lines} may" in found.says
    assert not found.is_error


def test_what_states_something_else_is_not_proposed(tmp_path: Path) -> None:
    (found,) = findings(tmp_path)

    assert (found.kind, found.is_error) == ("not-stated", True)
