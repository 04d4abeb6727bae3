"""Tables whose rows never change once written: refused in Python with a clear error, and in the database by triggers.

A model that subclasses ``ImmutableModel`` is protected; nothing has to be registered. The triggers are made again after
every migrate, because SQLite drops them where a migration remakes a table.
"""

from collections.abc import Iterable
from typing import Any, ClassVar, Never, TypeVar

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

PREFIX = "immutable"


class ImmutableError(Exception):
    """Something would have changed or deleted a row that has to stay as it was written."""


class ImmutableModel(models.Model):
    """Base of models whose rows are written once. ``deletable`` says whether they may be deleted whole."""

    deletable: ClassVar[bool] = False

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            refuse(type(self), "changed")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        if not self.deletable:
            refuse(type(self), "deleted")
        return super().delete(*args, **kwargs)


Row = TypeVar("Row", bound=ImmutableModel)


class ImmutableQuerySet(models.QuerySet[Row]):
    """The query set of models whose rows are written once."""

    def update(self, **kwargs: Any) -> Never:  # noqa: ARG002
        refuse(self.model, "changed")

    def bulk_update(self, objs: Iterable[Row], fields: Iterable[str], batch_size: int | None = None) -> Never:  # noqa: ARG002
        refuse(self.model, "changed")

    def delete(self) -> tuple[int, dict[str, int]]:
        if not self.model.deletable:
            refuse(self.model, "deleted")
        return super().delete()


def refuse(model: type[models.Model], done: str) -> Never:
    """Raise ``ImmutableError`` for a model whose row would have been changed or deleted."""
    name = str(model._meta.verbose_name)  # noqa: SLF001 - the documented model API
    raise ImmutableError(f"A stored {name} is never {done}: make a new one.")


def immutable_models() -> list[type[ImmutableModel]]:
    """Every model whose table is protected."""
    return [model for model in apps.get_models() if issubclass(model, ImmutableModel)]


def install_triggers(*, using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """Make the triggers of every protected table that exists, anew. Receives ``post_migrate``."""
    connection = connections[using]
    present = set(connection.introspection.table_names())
    with transaction.atomic(using=using), connection.cursor() as cursor:
        for model in immutable_models():
            if model._meta.db_table in present:  # noqa: SLF001
                for statement in _statements(model, connection):
                    cursor.execute(statement)


def drop_triggers(*, using: str = DEFAULT_DB_ALIAS) -> None:
    """Lift the protection until the next migrate or flush: for tests that empty their database."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for table, name in trigger_names(using=using):
            suffix = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {name}{suffix}")


def trigger_names(*, using: str = DEFAULT_DB_ALIAS) -> list[tuple[str, str]]:
    """The table and the name of each trigger that stands in the database."""
    connection = connections[using]
    catalogue = {
        "sqlite": "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(catalogue)
        return sorted((table, name) for table, name in cursor.fetchall() if name.startswith(f"{PREFIX}_"))


def _statements(model: type[ImmutableModel], connection: BaseDatabaseWrapper) -> list[str]:
    events = ["UPDATE"] if model.deletable else ["UPDATE", "DELETE"]
    return _sqlite(model, events) if connection.vendor == "sqlite" else _postgresql(model, events)


def _sqlite(model: type[ImmutableModel], events: list[str]) -> list[str]:
    """One trigger an event, and one for INSERT OR REPLACE, which deletes a row without telling the DELETE trigger."""
    table = model._meta.db_table  # noqa: SLF001
    same = " OR ".join(_same_row(columns) for columns in _unique_columns(model))
    triggers = {event.lower(): f"BEFORE {event} ON {table}" for event in events}
    triggers["replace"] = f"BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608
    return [
        statement
        for event, when in triggers.items()
        for statement in (
            f"DROP TRIGGER IF EXISTS {PREFIX}_{table}_{event}",
            f"CREATE TRIGGER {PREFIX}_{table}_{event} {when} BEGIN SELECT RAISE(ABORT, '{table}: immutable'); END",
        )
    ]


def _same_row(columns: list[str]) -> str:
    return "(" + " AND ".join(f"{column} = NEW.{column}" for column in columns) + ")"


def _unique_columns(model: type[ImmutableModel]) -> list[list[str]]:
    options = model._meta  # noqa: SLF001
    columns = {field.name: str(field.column) for field in options.concrete_fields}
    alone = [[columns[field.name]] for field in options.concrete_fields if field.unique]
    return alone + [[columns[name] for name in unique.fields] for unique in options.total_unique_constraints]


def _postgresql(model: type[ImmutableModel], events: list[str]) -> list[str]:
    """One function for all, raising what psycopg takes for an IntegrityError; one trigger an event."""
    table = model._meta.db_table  # noqa: SLF001
    each = {"UPDATE": "ROW", "DELETE": "ROW", "TRUNCATE": "STATEMENT"}
    function = (
        f"CREATE OR REPLACE FUNCTION {PREFIX}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION "
        "'%: immutable', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    return [function] + [
        f"CREATE OR REPLACE TRIGGER {PREFIX}_{table}_{event.lower()} BEFORE {event} ON {table}"
        f" FOR EACH {each[event]} EXECUTE FUNCTION {PREFIX}_refuse()"
        for event in ([*events, "TRUNCATE"] if "DELETE" in events else events)
    ]
