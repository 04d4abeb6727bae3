"""Addresses of guides and schemas."""

from django.urls import path

from advisor.guides import views

urlpatterns = [
    path("", views.home, name="home"),
    path("guides/<key:guide>/", views.guide, name="guide"),
    path("guides/<key:guide>/options/<key:option>/", views.option, name="option"),
    path("guides/<key:guide>/editions/<label:label>/", views.guide, name="guide-edition"),
    path("guides/<key:guide>/editions/<label:label>/options/<key:option>/", views.option, name="option-edition"),
    path("guides/<key:guide>/changes/<label:before>/<label:after>/", views.changes, name="guide-changes"),
    path("schemas/guide.json", views.guide_schema, name="guide-schema"),
    path("schemas/decision.json", views.decision_schema_view, name="decision-schema"),
]
