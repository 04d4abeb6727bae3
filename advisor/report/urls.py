"""Addresses of reports."""

from django.urls import path

from advisor.report import views

urlpatterns = [
    path("assessments/<secret:secret>/reports/", views.create, name="report-create"),
    path("assessments/<secret:secret>/reports/<secret:token>/delete/", views.revoke, name="report-revoke"),
    path("reports/<secret:token>/", views.show, name="report"),
    path("reports/<secret:token>/options/", views.options, name="report-options"),
]
