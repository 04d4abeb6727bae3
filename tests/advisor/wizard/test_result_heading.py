"""What stands above the result: whether it is one so far, or of every question answered."""

from django.test import Client
from django.urls import reverse

from advisor import assessments
from advisor.models import Assessment
from tests.advisor.pages import read


def _over(assessment: Assessment) -> str:
    page = read(Client().get(reverse("wizard-result", args=[assessment.secret])))
    return page.one("article").all("p", class_="over")[0].text


def test_it_is_a_result_so_far_while_a_question_is_open(answered: Assessment) -> None:
    assert _over(answered) == "Result for Hall 7"
    for sent in (None, "not-sure"):
        assessments.save_answers(answered, base=answered.answers, sent={"location": sent})
        assert _over(answered) == "Result so far for Hall 7"
