"""Addresses of curators' pages that need a decision. They stand within the admin's, and before them."""

from typing import Any

from django.contrib import admin
from django.urls import path

from advisor.workbench import preview_views

site: Any = admin.site
preview = "catalog/guide/<int:guide_pk>/preview/"

urlpatterns = [
    path(preview, site.unrecorded_view(preview_views.start), name="workbench-preview"),
    path(f"{preview}steps/<str:key>/", site.unrecorded_view(preview_views.step), name="workbench-preview-step"),
    path(f"{preview}priorities/", site.unrecorded_view(preview_views.priorities), name="workbench-preview-priorities"),
    path(f"{preview}answers/", site.unrecorded_view(preview_views.answers), name="workbench-preview-answers"),
    path(f"{preview}result/", site.unrecorded_view(preview_views.result), name="workbench-preview-result"),
    path(f"{preview}report/", site.unrecorded_view(preview_views.report), name="workbench-preview-report"),
]
