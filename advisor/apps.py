"""The advisor application."""

from django.apps import AppConfig


class AdvisorConfig(AppConfig):
    name = "advisor"
    verbose_name = "Advisor"

    def ready(self) -> None:
        """Let checks of the catalog reach the engine, which the catalog does not import."""
        from advisor.proving import prove_document  # noqa: PLC0415 - models load after this module
        from catalog.checking import register_proof  # noqa: PLC0415

        register_proof(prove_document)
