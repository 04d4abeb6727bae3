"""Addresses of assessments and of the wizard."""

from django.urls import path

from advisor.wizard import assessment_views, views

urlpatterns = [
    path("guides/<key:guide>/start/", assessment_views.start, name="start"),
    path("assessments/", assessment_views.listed, name="assessments"),
    path("assessments/<secret:secret>/", assessment_views.show, name="assessment"),
    path("assessments/<secret:secret>/rename/", assessment_views.rename, name="assessment-rename"),
    path("assessments/<secret:secret>/delete/", assessment_views.delete, name="assessment-delete"),
    path("assessments/<secret:secret>/keep/", assessment_views.keep, name="assessment-keep"),
    path("assessments/<secret:secret>/forget/", assessment_views.forget, name="assessment-forget"),
    path("assessments/<secret:secret>/steps/<str:key>/", views.step, name="wizard-step"),
    path("assessments/<secret:secret>/next/", views.next_question, name="wizard-next"),
    path("assessments/<secret:secret>/priorities/", views.priorities, name="wizard-priorities"),
    path("assessments/<secret:secret>/priorities/order/", views.order, name="wizard-order"),
    path("assessments/<secret:secret>/answers/", views.answers, name="wizard-answers"),
    path("assessments/<secret:secret>/result/", views.result, name="wizard-result"),
]
