"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

from advisor import health
from advisor.http import register_converters

register_converters()

urlpatterns = [
    path("", include("advisor.guides.urls")),
    path("", include("advisor.wizard.urls")),
    path("", include("advisor.report.urls")),
    path("health/live", health.live, name="health-live"),
    path("health/ready", health.ready, name="health-ready"),
    path("admin/", include("advisor.workbench.urls")),
    path("admin/", admin.site.urls),
]

handler400 = "advisor.http.bad_request"
handler404 = "advisor.http.not_found"
