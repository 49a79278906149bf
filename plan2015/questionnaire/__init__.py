"""The form's questions: one list made from the plan, for a unit, by code, by key; the only walk over them."""

from plan2015.questionnaire.question import Question, code_order
from plan2015.questionnaire.questionnaire import Questionnaire

__all__ = ["Question", "Questionnaire", "code_order"]
