"""Keys, values and modals are told apart by what their parts are, not by what they say."""

import pytest

from bot.modals import asking_modal, text_field
from bot.slack import actions, button, feedback, menu, option, section
from bot.yaml_files.reader import read_plain_yaml
from tests.names.forms import fields_of, key_form, value_form, values_in
from tests.names.listing import LIST
from tests.names.noting import SeenForms


@pytest.mark.parametrize(
    ("key", "form"),
    [
        ("ask.answer:T0DEMO:D0DAN:1795881917.971927", ("ask.answer", "T:C:ts")),
        ("ask.answer:quiz:V0000000001", ("ask.answer", "*:V")),
        ("home.publish:T0DEMO:U0DAN:after:ideas.deliver:7", ("home.publish", "T:U:after:…")),
        ("quiz.remind:U0DAN:2026-11-28T09:00:00+00:00", ("quiz.remind", "U:*")),
        ("ideas.round@2026-11-28T09:05:00+00:00", ("ideas.round", "@*")),
        ("T0DEMO/ideas.deliver:7", ("ideas.deliver", "n")),
    ],
)
def test_the_form_of_a_key_says_what_each_part_is(key: str, form: tuple[str, str]) -> None:
    assert key_form(key) == form


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ("7:3", "n:n"),
        ('{"r": "8a3f", "n": 0, "c": 2}', "{c,n,r}"),
        ("What do we promise: when?", "*"),
        ("not_helpful:T0DEMO:D0DAN:1795881917.971927", "not_helpful:T:C:ts"),
    ],
)
def test_the_form_of_a_value_names_its_parts_or_keys(value: str, form: str) -> None:
    assert value_form(value) == form


def test_values_are_found_in_buttons_menus_and_thumbs() -> None:
    row = actions("row", [button("A", "x.answer.2", "7"), button("B", "x.plain")])
    beside = section("…", accessory=menu("x.choose", "Which?", [option("One", "1")]))

    found = set(values_in([row, beside, feedback("x.judge", "x.judge", "k")]))

    thumbs = {("x.judge", "helpful:k"), ("x.judge", "not_helpful:k")}
    assert found == {("x.answer.n", "7"), ("x.choose", "1")} | thumbs


def test_fields_are_found_in_a_modal() -> None:
    modal = asking_modal(
        "Why", [text_field("words", "Words", longest=9)], "x.sent", carried="7"
    )

    assert list(fields_of(modal)) == [("x.sent", "words.words")]


def test_a_key_whose_parts_changed_places_is_not_on_the_list() -> None:
    seen = SeenForms(keys={"ask.answer:D0DAN:T0DEMO:1795881917.971927"})

    (told,) = seen.unlisted()

    assert told.startswith("keys of ask.answer: C:T:ts is not in names_that_stay.yaml.")


def test_what_was_always_kept_and_posted_is_on_the_list() -> None:
    seen = SeenForms(
        keys={"ask.answer:T0DEMO:D0DAN:1795881917.971927"},
        references={"ideas.card:7:U0TARA"},
        values={("ideas.accept", "7:3"), ("kind", "praise")},
        carried={("quiz.own_words_modal", '{"r": "8a3f", "n": 0}')},
        fields={("ask.missing_modal", "note.note")},
    )

    assert seen.unlisted() == []


def test_a_value_with_a_name_of_ours_is_meant_word_for_word() -> None:
    (told,) = SeenForms(values={("kind", "rumour")}).unlisted()

    assert told.startswith("values of kind: * is not")


def test_every_kind_of_work_has_the_form_of_its_key_on_the_list() -> None:
    names = read_plain_yaml(LIST.read_text("utf-8"))

    assert set(names["keys"]) == set(names["payloads"])


def test_every_modal_and_every_button_that_carries_something_is_a_name_that_stays() -> None:
    names = read_plain_yaml(LIST.read_text("utf-8"))
    buttons = {name for name in names["values"] if "." in name}
    known = {name.replace(".0", ".n").replace(".3", ".n") for name in names["action_ids"]}

    assert {*names["carried"], *names["fields"]} <= set(names["callback_ids"])
    assert buttons <= known
