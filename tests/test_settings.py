"""What an operator writes is understood, or refused by name."""

import codecs
from datetime import UTC, date, time
from pathlib import Path

import pytest

from bot.commands.options import ImpossibleSettingsError, read_settings, settings_without
from bot.errors import CannotDoError
from bot.settings import secret_word


@pytest.fixture(autouse=True)
def _no_file(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("empty"))


def test_a_file_that_windows_wrote_is_read() -> None:
    written = "SLACK_BOT_TOKEN=\"xoxb-1\"\r\nPORT=3111\r\nKNOWLEDGE='my handbook'\r\n"
    Path(".env").write_bytes(codecs.BOM_UTF8 + written.encode())

    settings = read_settings()

    assert settings.slack_bot_token is not None
    assert settings.slack_bot_token.get_secret_value() == "xoxb-1"
    assert (settings.port, settings.knowledge) == (3111, Path("my handbook"))


@pytest.mark.parametrize("written", ["2026-12-25, 2026-12-26", "2026-12-25 2026-12-26"])
def test_holidays_are_dates_with_commas_or_blanks_between(
    monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    monkeypatch.setenv("HOLIDAYS", written)

    assert read_settings().holidays == {date(2026, 12, 25), date(2026, 12, 26)}


def test_working_hours_are_those_of_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORK_BEGINS", "07:30")
    monkeypatch.setenv("WORK_ENDS", "16:00")

    settings = read_settings()

    assert (settings.work_begins, settings.work_ends) == (time(7, 30), time(16))


@pytest.mark.parametrize("ends", ["17:00", ""], ids=["set", "by default"])
def test_hours_that_end_before_they_begin_are_told_as_both_were_written(
    monkeypatch: pytest.MonkeyPatch, ends: str
) -> None:
    monkeypatch.setenv("WORK_BEGINS", "18:00")
    monkeypatch.setenv("WORK_ENDS", ends)

    with pytest.raises(CannotDoError) as raised:
        read_settings()

    assert str(raised.value) == (
        "WORK_ENDS has to be later than WORK_BEGINS: work would begin at 18:00 and end at"
        " 17:00."
    )


def test_every_value_that_cannot_be_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "abc")
    monkeypatch.setenv("COMPLAINT_HOURS", "0")

    with pytest.raises(CannotDoError) as raised:
        read_settings()

    assert "PORT is set to 'abc', which cannot be: " in str(raised.value)
    assert "COMPLAINT_HOURS is set to '0', which cannot be: " in str(raised.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HOLIDAYS", "Christmas"),
        ("WORK_ENDS", "08:00"),
        ("WORK_BEGINS", "nine"),
        ("REPORT_WORKING_DAYS", "0"),
        ("COMPLAINT_HOURS", "inf"),
        ("COMPLAINT_HOURS", "0.99"),
        ("SEVERE_COMPLAINT_WORKING_HOURS", "0.24"),
    ],
)
def test_value_that_cannot_be_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(CannotDoError, match=name):
        read_settings()


def test_what_is_allowed_is_told_and_what_was_written_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PORT", "abc")
    monkeypatch.setenv("COMPLAINT_HOURS", "-3")
    monkeypatch.setenv("LOG_LEVEL", "loud")

    with pytest.raises(CannotDoError) as raised:
        read_settings()

    assert str(raised.value) == (
        "PORT is set to 'abc', which cannot be: it has to be a whole number."
        " COMPLAINT_HOURS is set to '-3', which cannot be: it has to be 1 or more."
        " LOG_LEVEL is set to 'loud', which cannot be: it has to be DEBUG, INFO, WARNING or"
        " ERROR."
    )


def test_a_level_is_understood_however_it_is_spelt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "warning")

    assert read_settings().log_level == "WARNING"


def test_without_the_impossible_ones_the_other_settings_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PORT", "abc")
    monkeypatch.setenv("EMBEDDING", "foo")
    with pytest.raises(ImpossibleSettingsError) as raised:
        read_settings()

    rest = settings_without(raised.value)

    assert rest is not None
    assert (rest.port, rest.embedding) == (3000, "foo")


@pytest.mark.parametrize(
    ("begins", "ends", "means"),
    [("14:00", "24:00", time(0)), ("09:00Z", "17:00Z", time(17, tzinfo=UTC))],
)
def test_work_may_end_at_midnight_and_name_a_time_zone(
    monkeypatch: pytest.MonkeyPatch, begins: str, ends: str, means: time
) -> None:
    monkeypatch.setenv("WORK_BEGINS", begins)
    monkeypatch.setenv("WORK_ENDS", ends)

    assert read_settings().work_ends == means


def test_one_hour_with_a_time_zone_and_one_without_cannot_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WORK_ENDS", "17:00Z")

    with pytest.raises(ImpossibleSettingsError, match="has to name a time zone if WORK_BEGINS"):
        read_settings()


def test_a_secret_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("token").write_text("xoxb-filed\n", encoding="utf-8")
    monkeypatch.setenv("SLACK_BOT_TOKEN_FILE", "token")

    assert secret_word(read_settings().slack_bot_token) == "xoxb-filed"


def test_a_secret_in_a_variable_goes_before_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text(
        "DATABASE_URL_FILE=url\nDATABASE_URL=sqlite://own", encoding="utf-8"
    )
    Path("url").write_text("sqlite://filed", encoding="utf-8")

    assert secret_word(read_settings().database_url) == "sqlite://own"


def test_a_secrets_file_that_cannot_be_read_is_named_without_a_secret(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SLACK_SIGNING_SECRET_FILE", "nowhere")

    with pytest.raises(ImpossibleSettingsError) as refused:
        read_settings()

    assert "SLACK_SIGNING_SECRET cannot be read from the file of" in str(refused.value)
    assert "SLACK_SIGNING_SECRET_FILE: No such file" in str(refused.value)


def test_what_is_no_secret_is_not_read_from_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("port").write_text("3111", encoding="utf-8")
    monkeypatch.setenv("PORT_FILE", "port")

    assert read_settings().port == 3000
