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


def test_a_line_that_slips_leaves_out_itself(tmp_path: Path) -> None:
    path = tmp_path / "messages.yaml"
    path.write_text("thanks: [ta, 7]\nthank: [you]\ndanger: [fire]\n")

    lines = read_messages(path)

    assert lines.of_kind[KindOfMessage.THANKS] == ["ta"]
    assert lines.of_kind[KindOfMessage.DANGER] == ["fire"]


def test_without_a_file_there_are_no_lines(tmp_path: Path) -> None:
    assert read_messages(tmp_path / "messages.yaml") == MessageLines({})
