"""Addresses of curators' pages that need a decision. They stand within the admin's, and before them."""

from typing import Any

from django.contrib import admin
from django.urls import path

from advisor.workbench import preview_views
from advisor.workbench.changes import changes_view
from advisor.workbench.picture import picture_view

site: Any = admin.site
preview = "catalog/guide/<int:guide_pk>/preview/"

urlpatterns = [
    path("catalog/guide/<int:guide_pk>/picture/", site.unrecorded_view(picture_view), name="workbench-picture"),
    path("catalog/guide/<int:guide_pk>/changes/", site.unrecorded_view(changes_view), name="workbench-changes"),
    path(preview, site.unrecorded_view(preview_views.start), name="workbench-preview"),
    path(f"{preview}steps/<str:key>/", site.unrecorded_view(preview_views.step), name="workbench-preview-step"),
    path(f"{preview}priorities/", site.unrecorded_view(preview_views.priorities), name="workbench-preview-priorities"),
    path(f"{preview}answers/", site.unrecorded_view(preview_views.answers), name="workbench-preview-answers"),
    path(f"{preview}result/", site.unrecorded_view(preview_views.result), name="workbench-preview-result"),
    path(f"{preview}report/", site.unrecorded_view(preview_views.report), name="workbench-preview-report"),
]
