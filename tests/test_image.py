"""The image and the fleet that `compose.yaml` describes, without an engine to run them."""

import re
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.yaml_files.reader import read_yaml

ROOT = Path(__file__).parents[1]
FLEET = read_yaml((ROOT / "compose.yaml").read_text("utf-8"))


def test_whatever_the_image_copies_is_sent_to_the_builder() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text("utf-8")
    lines = re.findall(r"^COPY (?!--from)(.+) \S+$", dockerfile, re.MULTILINE)
    copied = {name for line in lines for name in line.split()}

    sent = {
        line.removeprefix("!")
        for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines()
        if line.startswith("!")
    }

    assert copied == sent
    assert all((ROOT / name).exists() for name in copied)


def test_the_fleet_is_told_settings_that_there_are() -> None:
    bots = [one for one in FLEET["services"].values() if one["image"] == "customer-focus-bot"]

    told = {name.lower() for bot in bots for name in bot["environment"]}

    others = {"postgres_admin_password"}  # taken away from the bot
    assert told - others <= set(Settings.model_fields)


@pytest.mark.parametrize("name", sorted(FLEET["services"]))
def test_no_part_of_the_fleet_may_do_more_than_it_needs(name: str) -> None:
    service = FLEET["services"][name]

    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert ":latest" not in service["image"]


def test_the_bots_role_in_the_database_is_its_own() -> None:
    (role,) = [
        one["content"] for name, one in FLEET["configs"].items() if name.startswith("role")
    ]

    url = FLEET["services"]["bot-1"]["environment"]["DATABASE_URL"]
    assert url.startswith("postgresql://bot:")
    assert "CREATE ROLE bot LOGIN" in role
    assert "NOSUPERUSER NOCREATEDB NOCREATEROLE" in role
    assert "POSTGRES_USER" not in FLEET["services"]["postgres"]["environment"]


def test_nobody_reaches_chroma_without_its_token() -> None:
    reach = {name for name, one in FLEET["services"].items() if "index" in one["networks"]}

    assert reach == {"chroma", "chroma-door"}
    assert FLEET["services"]["chroma"]["networks"] == ["index"]
    assert "ports" not in FLEET["services"]["chroma-door"]
    assert (
        '!= "Bearer ${CHROMA_TOKEN}") { return 401; }'
        in (FLEET["configs"]["door-of-chroma"]["content"])
    )
