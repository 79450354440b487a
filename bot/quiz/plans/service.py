"""What is suggested after a step, and what may be told of a group's plans. Pure."""

from collections.abc import Collection, Mapping, Sequence

from bot.moments.domain import MomentsMap
from bot.people.groups import Doings, Tally
from bot.quiz.domain import Attempt, QuestionBank, QuizQuestion, Round
from bot.quiz.plans.domain import Outcome, OwnPlan, Suggestion
from bot.quiz.rounds import answers_in

SUGGESTED = 2
COUNTED_EACH = 2  # plans of a person, the last ones: nobody weighs more than another
PLANS = "plans"  # what is told of a group


def suggestions(
    this: Round, attempts: Sequence[Attempt], bank: QuestionBank, moments: MomentsMap
) -> tuple[Suggestion, ...]:
    """Return a plan for each of two rules of the round; what was missed comes first.

    Args:
        this: a round that is over.
        attempts: of its employee.
        bank: that it was made of.
        moments: for the occasion; a rule without words suggests nothing.
    """
    answers = answers_in(this, attempts)
    asked = [
        (number in answers and answers[number].is_right, question)
        for number, question_id in enumerate(this.question_ids)
        if (question := bank.named(question_id)) and question.rule.says
    ]
    missed_first = sorted(asked, key=lambda one: one[0])
    by_rule = {one.rule.rule_id: one for _, one in reversed(missed_first)}
    rules = dict.fromkeys(one.rule.rule_id for _, one in missed_first)
    return tuple(suggested(by_rule[rule_id], moments) for rule_id in list(rules)[:SUGGESTED])


def suggested(question: QuizQuestion, moments: MomentsMap) -> Suggestion:
    """Return the plan that a question's rule suggests."""
    moment = moments.named(question.moment_id)
    occasion = f"it is next about “{moment.name}”" if moment else "it next comes up"
    says = question.rule.says.strip()
    return Suggestion(question.rule.rule_id, f"When {occasion}, I will keep to this: {says}")


def written(when: str, i_will: str) -> str:
    """Return a plan in somebody's own words."""
    return f"When {when.strip().rstrip('.,')}, I will {i_will.strip()}"


def plan_doings(plans: Sequence[OwnPlan], members: Collection[str]) -> Doings:
    """Return how many plans of these people were carried out, each with as many as the others.

    Args:
        plans: everybody's, oldest first.
        members: whose plans count.
    """
    of_each: dict[str, list[OwnPlan]] = {}
    for plan in plans:
        if plan.employee_id in members and plan.outcome:
            of_each.setdefault(plan.employee_id, []).append(plan)
    told = {who: own[-COUNTED_EACH:] for who, own in of_each.items() if _has_enough(own)}
    done = sum(one.outcome is Outcome.DONE for own in told.values() for one in own)
    tallies: Mapping[str, Tally] = {PLANS: Tally(len(told), COUNTED_EACH * len(told), done)}
    last = [max(one.answered_at or one.made_at for one in own) for own in told.values()]
    return Doings(tallies, last)


def _has_enough(own: Sequence[OwnPlan]) -> bool:
    return len(own) >= COUNTED_EACH
