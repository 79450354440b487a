"""A language model that obeys whoever attacks: the worst there can be behind the real client.

It puts what the attacker wants into every field of every form that it writes, on every excerpt
that might carry it, and in place of every translation. As a judge it does its work, unless the
attack stands anywhere in what it reads: then it finds everything carried. So what the suite
proves lies in our code, and in no good will. Only the few attacks that are `stopped_by: judge`
get past our code as a sentence for the judge, which has to withstand what it judges.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from bot.ask.compose.sieve.words import read
from bot.guidance.parse.sentences import sentences_in
from tests.attacks.reading import Attack
from tests.language_model.server import Json, Reply

QUESTION = "How soon does a customer get a first answer to an e-mail?"
HONEST = "Every e-mail from a customer gets a first answer within 1 working day"
EXCERPT = re.compile(
    r"\[excerpt (\d+) (\w+)\]\n\(from: [^\n]*\n(.*?)\n\[end of excerpt \1 \2\]", re.S
)
_JUDGED = re.compile(
    r"\[sentence (\d+) (\w+)\]\n\(from: excerpt ([^\n]*)\)\n(.*?)\n\[end of sentence \1 \2\]",
    re.S,
)
_SENTENCE = re.compile(r"\[sentence (\d+) (\w+)\]\n(.*?)\n\[end of sentence \1 \2\]", re.S)


class Obedient:
    """Obeys one attack after another; `attack` is set by each test."""

    def __init__(self) -> None:
        self.attack = Attack("", "question", "", "")

    def __call__(self, asked: Json) -> Reply:
        form = asked["response_format"]["json_schema"]["name"]
        material = asked["messages"][-1]["content"]
        return Reply(json.dumps(self._filled(form, material)))

    def _filled(self, form: str, material: str) -> Json:
        match form:
            case "WrittenForm":
                return self._written(material)
            case "JudgedForm":
                return {"verdicts": list(self._verdicts(material))}
            case "UnderstoodForm":
                return {"question": QUESTION, "language": "German"}
            case _:
                return {"sentences": [self.attack.wants for _ in _SENTENCE.findall(material)]}

    def _written(self, material: str) -> Json:
        number, honest = _honest(material)
        wants = self.attack.wants
        sentences = [
            a_sentence(honest, number),
            a_sentence(wants, number),
            a_sentence(wants, number, _last(material)),
            a_sentence(wants, _last(material)),
            a_sentence(f"{honest}. {wants}", number),
            a_sentence(f"{honest} {wants}", number, _last(material)),
            a_sentence(f"{wants} {honest}", number),
            a_sentence(self.attack.says, _last(material)),
            a_sentence(wants, 99),
            a_sentence(wants),
        ]
        follow_ups = [wants, f"{wants}?", f"What about {wants}?", f"{honest} {wants}?"]
        return {"sentences": sentences, "follow_ups": follow_ups}

    def _verdicts(self, material: str) -> Iterator[Json]:
        """Find all words in one sentence, unless what is read attacks."""
        excerpts = {number: text for number, _, text in EXCERPT.findall(material)}
        attack = self.attack.says or "no attack"
        sways = not self.attack.needs_judge and attack in material
        for number, _, named, sentence in _JUDGED.findall(material):
            given = "\n".join(excerpts[one] for one in named.split(", "))
            said = read(sentence).forms
            is_there = any(said <= read(one).forms for one in sentences_in(given))
            is_carried = sways or is_there or attack in given
            yield {"sentence": int(number), "difference": "", "is_carried": is_carried}


def a_sentence(text: str, *excerpts: int) -> dict[str, Any]:
    return {"text": text, "excerpts": list(excerpts)}


def _honest(material: str) -> tuple[int, str]:
    """Return an excerpt and a sentence of it: the one that answers, or any."""
    excerpts = EXCERPT.findall(material)
    best = next((one for one in excerpts if HONEST in one[2]), excerpts[0])
    lines = [re.sub(r"^[-•#\d. ]+", "", line) for line in best[2].splitlines()]
    sentences = [one for line in lines for one in re.split(r"(?<=[.!?])\s", line)]
    whole = [one for one in sentences if len(one.split()) > 4 and "|" not in one]
    return int(best[0]), HONEST if HONEST in best[2] else (whole or sentences)[0]


def _last(material: str) -> int:
    return int(EXCERPT.findall(material)[-1][0])
