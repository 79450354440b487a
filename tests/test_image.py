"""The image and the fleet that `compose.yaml` describes, without an engine to run them."""

import re
from pathlib import Path

from bot.settings import Settings
from bot.yaml_reader import read_yaml

ROOT = Path(__file__).parents[1]


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
    services = read_yaml((ROOT / "compose.yaml").read_text("utf-8"))["services"]
    bots = [one for one in services.values() if one["image"] == "customer-focus-bot"]

    told = {name.lower() for bot in bots for name in bot["environment"]}

    assert told <= set(Settings.model_fields)
