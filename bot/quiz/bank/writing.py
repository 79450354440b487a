"""Writes the bank as files, one a department, which read as the same questions again."""

from collections.abc import Mapping
from typing import Any

import yaml

from bot.quiz.domain import QuestionBank, QuizQuestion, Rule

LINE_WIDTH = 110


def bank_files(bank: QuestionBank) -> Mapping[str, str]:
    """Return what each file says, by its name, in the order of the bank."""
    departments = dict.fromkeys(one.department_id for one in bank.questions)
    return {
        f"{department_id}.yaml": _file(bank.of_department(department_id))
        for department_id in departments
    }


def _file(questions: tuple[QuizQuestion, ...]) -> str:
    rules = {one.of_rule.rule_id: one.of_rule for one in questions if one.of_rule}
    said: dict[str, Any] = {"department": questions[0].department_id}
    said["owner"] = questions[0].owner
    said |= {"rules": [_rule(one) for one in rules.values()]} if rules else {}
    head = _dumped(said) + "questions:\n"
    return head + "\n".join(_dumped([_question(one)]) for one in questions)


def _dumped(said: object) -> str:
    return yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=LINE_WIDTH)


def _rule(rule: Rule) -> Mapping[str, Any]:
    former = {"former": list(rule.former)} if rule.former else {}
    return {"id": rule.rule_id, "says": rule.says, **former}


def _question(question: QuizQuestion) -> Mapping[str, Any]:
    return {
        "id": question.question_id,
        **({"rule": question.of_rule.rule_id} if question.of_rule else {}),
        "moment": question.moment_id,
        "stage": question.stage.value,
        "difficulty": question.difficulty,
        "situation": question.situation,
        "choices": [
            {
                "text": choice.text,
                **({"best": True} if choice.is_best else {}),
                "why": choice.why,
            }
            for choice in question.choices
        ],
        "passage": {"document": question.passage.document, "quote": question.passage.quote},
    }
