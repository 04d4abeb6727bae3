"""The catalog application: what is known, and its curation."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin
from django.db.models.signals import post_migrate


class CatalogConfig(AppConfig):
    name = "catalog"
    verbose_name = "Catalog"

    def ready(self) -> None:
        from catalog.immutability import install_triggers  # noqa: PLC0415 - models load after this module

        post_migrate.connect(install_triggers, sender=self, dispatch_uid="catalog.immutability")


class CatalogAdminConfig(admin.AdminConfig):
    """Django's admin with the site of ``catalog.admin_site``; stands in INSTALLED_APPS instead of Django's own."""

    default = False
    default_site = "catalog.admin_site.CatalogAdminSite"
