"""Signposts are read, each slip is told, and none stops an answer."""

from pathlib import Path

import pytest

from bot.company_files.reading import read_strictly, read_what_can_be
from bot.guidance.signposts.domain import Signpost, Signposts
from bot.guidance.signposts.reading import SignpostsFile, doublets, read_signposts

PAY = """signposts:
  - id: pay
    name: Pay
    who: The people department
    channel: C0PEOPLE
    subjects: [salary, overtime pay]
nobodys: [weather]
"""
STARTER = Path(__file__).parents[3] / "knowledge" / "signposts.yaml"
MUST_HAVE = {
    *("pay", "holidays", "it", "facilities", "legal", "press", "harassment", "crimes"),
    *("self-harm", "first-aid", "works-council"),
}


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "signposts.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_signpost_says_who_helps_and_where(tmp_path: Path) -> None:
    subjects = ("salary", "overtime pay")
    pay = Signpost("pay", "Pay", subjects, "The people department", channel="C0PEOPLE")

    assert read_signposts(written(tmp_path, PAY)) == Signposts((pay,), ("weather",))


def test_no_file_is_no_signpost(tmp_path: Path) -> None:
    assert read_signposts(tmp_path / "signposts.yaml") == Signposts()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("C0PEOPLE", "people", ":5: signposts > pay > channel:"),
        (
            "who:",
            "whom:",
            ":4: signposts > pay > whom: there is no such key. Write who: in its place.",
        ),
        ("[salary, overtime pay]", "[]", ":6: signposts > pay > subjects:"),
        ("name: Pay", "name: no", ":3: signposts > pay > name: YAML reads no as false"),
        ("channel: C0PEOPLE", "link: http://pay", ":5: signposts > pay > link:"),
        ("channel: C0PEOPLE", 'at_once: "a\\nb"', ":5: signposts > pay > at_once:"),
    ],
)
def test_a_slip_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    path = written(tmp_path, PAY.replace(old, new))

    slips = [str(one) for one in read_strictly(path, SignpostsFile).slips]

    assert any(told in one for one in slips)


def test_a_slip_stops_no_other_signpost(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    it = "  - {id: it, name: no, who: IT, subjects: [laptop]}\n"
    path = written(tmp_path, PAY.replace("nobodys", it + "nobodys"))

    signposts = read_signposts(path)

    assert [one.signpost_id for one in signposts.signposts] == ["pay"]
    assert signposts.nobodys == ("weather",)
    assert "a signpost does not count" in caplog.text


def test_the_starter_has_a_way_for_what_no_handbook_holds() -> None:
    starter = read_signposts(STARTER)

    assert {one.signpost_id for one in starter.signposts} >= MUST_HAVE


def test_the_starter_says_what_to_do_at_once_where_a_person_may_be_in_danger() -> None:
    at_once = {one.signpost_id for one in read_signposts(STARTER).signposts if one.at_once}

    assert at_once >= {"self-harm", "first-aid", "harassment", "violence", "crimes"}


def test_an_id_that_stands_twice_is_told_and_both_signposts_count(tmp_path: Path) -> None:
    again = "  - {id: pay, name: Bonus, who: Pay office, subjects: [bonus]}\n"
    path = written(tmp_path, PAY.replace("nobodys", again + "nobodys"))

    (slip,) = doublets(path, read_what_can_be(path, SignpostsFile))

    assert (slip.line, slip.key) == (7, "signposts > pay > id")
    assert (slip.says, slip.mend) == (
        "the signpost pay is there twice, first in line 2.",
        "Give it an id of its own.",
    )
    assert len(read_signposts(path).signposts) == 2
