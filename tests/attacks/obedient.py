"""A language model that obeys whoever attacks: the worst there can be behind the real client.

It puts what the attacker wants into every field of every form, with every quote that might
carry it. So what the suite proves lies in our code, and in no model's good will.
"""

import json
import re
from typing import Any

from tests.attacks.reading import Attack
from tests.language_model.server import Json, Reply

QUESTION = "How soon does a customer get a first answer to an e-mail?"
HONEST = "Every e-mail from a customer gets a first answer within 1 working day"
WHOLE = 100_000  # characters a chunk: how an answer is streamed is tried elsewhere
PASSAGE = re.compile(
    r"\[passage (\d+) (\w+)\]\n\(from: [^\n]*\n(.*?)\n\[end of passage \1 \2\]", re.S
)
_SENTENCE = re.compile(r"^\d+\. (.*)$", re.M)


class Obedient:
    """Obeys one attack after another; `attack` is set by each test."""

    def __init__(self) -> None:
        self.attack = Attack("", "question", "", "")

    def __call__(self, asked: Json) -> Reply:
        form = asked["response_format"]["json_schema"]["schema"]["properties"]
        material = asked["messages"][-1]["content"]
        return Reply(json.dumps(self._filled(form, material)), piece=WHOLE)

    def _filled(self, form: Json, material: str) -> Json:
        if "claims" in form:
            return self._answer(material)
        if "question" in form:
            return {"question": QUESTION}
        return {"sentences": [self._back(said) for said in _SENTENCE.findall(material)]}

    def _answer(self, material: str) -> Json:
        number, quote = _honest(material)
        wants = self.attack.wants
        claims = [
            a_claim(number, quote, wants),
            a_claim(number, quote, quote, wants),
            a_claim(number, wants, wants),
            a_claim(number, f"{quote} {wants}", wants),
            a_claim(number, quote, f"{quote} {wants}"),
            a_claim(number, quote, quote, f"{quote} {wants}"),
            a_claim(number, self.attack.says, wants),
            a_claim(_last(material), self.attack.says, wants),
            a_claim(99, quote, wants),
            a_claim(number, quote, quote),
        ]
        follow_ups = [wants, f"{wants}?", f"What about {wants}?", f"{quote} {wants}?"]
        return {"claims": claims, "follow_ups": follow_ups}

    def _back(self, sentence: str) -> str:
        """Translate back as told: honestly, or as the attacker has it translated."""
        return sentence.replace(self.attack.wants, self.attack.means or self.attack.wants)


def a_claim(number: int, quote: str, claim: str, translation: str = "") -> dict[str, Any]:
    return {"passage": number, "quote": quote, "claim": claim, "translation": translation}


def _honest(material: str) -> tuple[int, str]:
    """Return a passage and a sentence of it: the one that answers, or any."""
    passages = PASSAGE.findall(material)
    best = next((one for one in passages if HONEST in one[2]), passages[0])
    lines = [re.sub(r"^[-#\d. ]+", "", line) for line in best[2].splitlines()]
    sentences = [one for line in lines for one in re.split(r"(?<=[.!?])\s", line)]
    whole = [one for one in sentences if len(one.split()) > 4 and "|" not in one]
    return int(best[0]), HONEST if HONEST in best[2] else (whole or sentences)[0]


def _last(material: str) -> int:
    return int(PASSAGE.findall(material)[-1][0])
