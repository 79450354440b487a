"""What `messages.yaml` says, and what of it does not count."""

from pathlib import Path

from bot.ask.routing.domain import KindOfMessage, MessageLines
from bot.ask.routing.reading import read_messages


def test_lines_are_read_by_kind(tmp_path: Path) -> None:
    path = tmp_path / "messages.yaml"
    path.write_text("thanks: [ta]\nsounds_dangerous: [killer offer]\n")

    lines = read_messages(path)

    assert lines.of_kind[KindOfMessage.THANKS] == ["ta"]
    assert lines.sounds_dangerous == ["killer offer"]


def test_dangers_are_read_by_the_signpost_that_they_lead_to(tmp_path: Path) -> None:
    path = tmp_path / "messages.yaml"
    path.write_text("danger: {self-harm: [I want to die], violence: [a gun, a knife]}\n")

    lines = read_messages(path)

    assert lines.dangers == {"self-harm": ["I want to die"], "violence": ["a gun", "a knife"]}
    assert lines.of(KindOfMessage.DANGER) == ["I want to die", "a gun", "a knife"]


def test_dangers_of_a_plain_list_are_noticed_though_they_lead_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "messages.yaml"
    path.write_text("danger: [fire, 7]\n")

    lines = read_messages(path)

    assert lines.of(KindOfMessage.DANGER) == ["fire"]


def test_reports_are_read_by_what_they_say_and_a_plain_list_as_saying_no_kind(
    tmp_path: Path,
) -> None:
    path = tmp_path / "messages.yaml"
    path.write_text("report: {praise: [bravo], anonymous: [no name]}\n")
    plain = tmp_path / "of_old.yaml"
    plain.write_text("report: [bravo]\n")

    assert read_messages(path).reports == {"praise": ["bravo"], "anonymous": ["no name"]}
    assert read_messages(plain).of(KindOfMessage.REPORT) == ["bravo"]


def test_a_line_that_slips_leaves_out_itself(tmp_path: Path) -> None:
    path = tmp_path / "messages.yaml"
    path.write_text("thanks: [ta, 7]\nthank: [you]\ndanger: {first-aid: [fire, 7]}\n")

    lines = read_messages(path)

    assert lines.of_kind[KindOfMessage.THANKS] == ["ta"]
    assert lines.dangers == {"first-aid": ["fire"]}


def test_without_a_file_there_are_no_lines(tmp_path: Path) -> None:
    assert read_messages(tmp_path / "messages.yaml") == MessageLines({})
