"""Addresses of assessments and of the wizard."""

from django.urls import path

from advisor.wizard import (
    assessment_views,
    compare_views,
    start_views,
    update_views,
    views,
    what_if_views,
    words_views,
)
from advisor.wizard.what_if import ASSESSMENT, REPORT

ORIGINALS = [("assessments", ASSESSMENT), ("reports", REPORT)]
WHAT_IF = [
    ("", what_if_views.show, ""),
    ("steps/<str:key>/", what_if_views.step, "-step"),
    ("priorities/", what_if_views.priorities, "-priorities"),
    ("priorities/order/", what_if_views.order, "-order"),
]

urlpatterns = [
    path("guides/<key:guide>/start/", start_views.start, name="start"),
    path("assessments/", assessment_views.listed, name="assessments"),
    path("assessments/compare/", compare_views.compare, name="assessments-compare"),
    path("assessments/<secret:secret>/", assessment_views.show, name="assessment"),
    path("assessments/<secret:secret>/copy/", start_views.copy, name="assessment-copy"),
    path("assessments/<secret:secret>/update/", update_views.update, name="assessment-update"),
    path("assessments/<secret:secret>/updated/", update_views.updated, name="assessment-updated"),
    path("assessments/<secret:secret>/rename/", assessment_views.rename, name="assessment-rename"),
    path("assessments/<secret:secret>/words/", words_views.write, name="assessment-words"),
    path("assessments/<secret:secret>/delete/", assessment_views.delete, name="assessment-delete"),
    path("assessments/<secret:secret>/keep/", assessment_views.keep, name="assessment-keep"),
    path("assessments/<secret:secret>/forget/", assessment_views.forget, name="assessment-forget"),
    path("assessments/<secret:secret>/steps/<str:key>/", views.step, name="wizard-step"),
    path("assessments/<secret:secret>/next/", views.next_question, name="wizard-next"),
    path("assessments/<secret:secret>/next/<str:key>/", views.question, name="wizard-question"),
    path("assessments/<secret:secret>/priorities/", views.priorities, name="wizard-priorities"),
    path("assessments/<secret:secret>/priorities/order/", views.order, name="wizard-order"),
    path("assessments/<secret:secret>/answers/", views.answers, name="wizard-answers"),
    path("assessments/<secret:secret>/result/", views.result, name="wizard-result"),
    *(
        path(f"{place}/<secret:secret>/what-if/{page}", view, {"over": over}, name=f"{over}-what-if{name}")
        for place, over in ORIGINALS
        for page, view, name in WHAT_IF
    ),
    path("assessments/<secret:secret>/result/options/", views.options, name="wizard-options"),
]
