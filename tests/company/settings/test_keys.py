"""Every setting can be typed as it is shown, and says in words what it cannot be."""

from dataclasses import fields
from datetime import UTC, date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.company.overrides.domain import Layer
from bot.company.settings.domain import Hours, InvalidSettingError, WorkspaceSettings
from bot.company.settings.keys import checked, defaults, keys_of, settings_of

KEYS = keys_of({"questions": 1, "answers": 1, "unasked": 8})


def used(name: str, typed: str) -> object:
    form = KEYS[name].form
    return form.used(form.kept(typed))


def test_every_setting_is_a_field_that_the_rules_read() -> None:
    assert set(KEYS) == {one.name for one in fields(WorkspaceSettings)}


def test_the_defaults_are_those_of_the_rules() -> None:
    assert settings_of(KEYS, defaults(KEYS).values) == WorkspaceSettings()


@pytest.mark.parametrize("name", KEYS)
def test_a_default_can_be_typed_as_it_is_shown(name: str) -> None:
    form = KEYS[name].form

    assert form.kept(form.shown(KEYS[name].default)) == KEYS[name].default


@pytest.mark.parametrize(
    ("name", "typed", "meant"),
    [
        ("working_days", "Monday, tue SAT", frozenset({0, 1, 5})),
        ("working_hours", "8:30 – 17", Hours(time(8, 30), time(17))),
        ("working_hours", "14:00-24:00", Hours(time(14), time(0))),
        ("working_hours", "09:00Z-17:00Z", Hours(time(9), time(17), UTC)),
        ("holidays", "2026-12-26, 2026-12-25", {date(2026, 12, 25), date(2026, 12, 26)}),
        ("holidays", "", frozenset()),
        (
            "site_holidays",
            "Lyon: 2026-07-14\n\nKyiv:",
            {"Lyon": {date(2026, 7, 14)}, "Kyiv": set()},
        ),
        ("site_days", "Lyon: mon sat", {"Lyon": frozenset({0, 5})}),
        ("site_hours", "Lyon: 6-14", {"Lyon": Hours(time(6), time(14))}),
        ("site_hours", "Lyon: 22-6", {"Lyon": Hours(time(22), time(6))}),
        ("site_unasked_hours", "", {}),
        ("complaint_hours", "36.5", 36.5),
        ("report_working_days", "5", 5),
        ("channel_manner", "Ephemeral", "ephemeral"),
        ("retention_days", "questions: 30", {"questions": 30}),
        ("retention_days", "unasked: 8", {"unasked": 8}),
    ],
)
def test_what_is_typed_is_understood(name: str, typed: str, meant: object) -> None:
    assert used(name, typed) == meant


@pytest.mark.parametrize(
    ("name", "typed", "says"),
    [
        ("working_days", "", "at least one"),
        ("working_days", "Mon Funday", "Mon Tue Wed"),
        ("working_hours", "17:00-09:00", "09:00 is not after 17:00"),
        ("working_hours", "all day", "09:00-17:00"),
        ("holidays", "Christmas", "Christmas is no date"),
        ("site_holidays", "2026-07-14", "a line for each"),
        ("site_holidays", "Lyon: soon", "soon is no date"),
        ("site_hours", "Lyon: 14:00-06:00", "06:00 is not after 14:00"),
        ("site_days", "Lyon:", "at least one"),
        ("site_unasked_hours", "06:00", "from when until when"),
        ("complaint_hours", "0", "from 1 to 8760"),
        ("complaint_hours", "nan", "a number"),
        ("report_working_days", "2.5", "a whole number"),
        ("channel_manner", "loud", "mention, ephemeral, off"),
        ("retention_days", "reports: 9", "answers, questions, unasked"),
        ("retention_days", "answers: 0", "from 1 to 3650"),
        ("retention_days", "unasked: 7", "at least 8 days"),
        ("site_holidays", "ana@example.com: 2026-07-14", "a site is a place"),
        ("site_holidays", "<@U0ANA>: 2026-07-14", "a site is a place"),
    ],
)
def test_what_cannot_be_is_said_in_words(name: str, typed: str, says: str) -> None:
    with pytest.raises(InvalidSettingError, match=says):
        used(name, typed)


@given(st.sampled_from(list(KEYS)), st.text())
def test_whatever_is_typed_is_understood_or_refused_in_words(name: str, typed: str) -> None:
    said = "."
    try:
        used(name, typed)
    except InvalidSettingError as error:
        said = str(error)

    assert said.endswith(".")


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.dictionaries(st.sampled_from([*KEYS, "unheard_of"]), json))
def test_what_an_odd_database_says_is_left_out(values: dict[str, object]) -> None:
    left = checked(KEYS, Layer("Slack", values))[0].values

    settings_of(KEYS, {**defaults(KEYS).values, **left})


def test_the_form_says_how_long_something_has_to_be_kept() -> None:
    assert "answers, questions, unasked (at least 8)" in KEYS["retention_days"].hint


def test_a_site_has_its_holidays_and_the_companys() -> None:
    settings = WorkspaceSettings(
        holidays=frozenset({date(2026, 12, 25)}),
        site_holidays={"Lyon": frozenset({date(2026, 7, 14)})},
    )

    assert settings.holidays_at("Lyon") == {date(2026, 12, 25), date(2026, 7, 14)}
    assert settings.holidays_at("Kyiv") == {date(2026, 12, 25)}
    assert settings.holidays_at(None) == {date(2026, 12, 25)}
