"""Addresses of reports."""

from django.urls import path

from advisor.report import format_views, sharing_views, views

SUFFIXES = {"pdf": "pdf", "adr": "md", "json": "json", "csv": "csv"}
"""How the addresses of a report's other forms end, by what they are called."""

urlpatterns = [
    path("assessments/<secret:secret>/reports/", views.create, name="report-create"),
    path("assessments/<secret:secret>/reports/<int:number>/", sharing_views.show, name="assessment-report"),
    path("assessments/<secret:secret>/reports/<int:number>/share/", sharing_views.share, name="report-share"),
    path(
        "assessments/<secret:secret>/reports/<int:number>/share/until/",
        sharing_views.share_until,
        name="report-share-until",
    ),
    path("assessments/<secret:secret>/reports/<int:number>/unshare/", sharing_views.unshare, name="report-unshare"),
    path("assessments/<secret:secret>/reports/<int:number>/delete/", sharing_views.delete, name="report-delete"),
    path("reports/<secret:token>/", views.show, name="report"),
    path("reports/<secret:token>/options/", views.options, name="report-options"),
    *(
        path(f"{place}.{suffix}", view, {"suffix": suffix}, name=f"{over}-{name}")
        for name, suffix in SUFFIXES.items()
        for over, place, view in (
            ("report", "reports/<secret:token>", format_views.shared),
            ("assessment-report", "assessments/<secret:secret>/reports/<int:number>", format_views.owned),
        )
    ),
]
