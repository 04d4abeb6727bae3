"""Somebody deletes an assessment while another page of it is open: the next write finds it gone, and says so."""

from collections.abc import Callable

import pytest
from django.http import Http404

from advisor import assessments, reports
from advisor.models import Assessment, Report

WRITES: dict[str, Callable[[Assessment], object]] = {
    "answers": lambda gone: assessments.save_answers(gone, base={}, sent={"location": ["nothing"]}),
    "priorities": lambda gone: assessments.save_priorities(gone, base={}, sent={"flexibility": 4}, order={}),
    "remarks": lambda gone: assessments.save_remarks(gone, "options", base={}, sent={"bare-metal": "Ours."}),
    "location": lambda gone: assessments.save_location(gone, base="", sent="Quay 7"),
    "name": lambda gone: assessments.save_name(gone, base=gone.name, sent="Line 5"),
    "report": reports.create,
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_finds_nothing_to_write_to(assessment: Assessment, write: Callable[[Assessment], object]) -> None:
    Assessment.objects.get(pk=assessment.pk).delete()
    with pytest.raises(Http404):
        write(assessment)
    assert not Assessment.objects.exists()
    assert not Report.objects.exists()
