"""The tests' database as another process, or a thread with a connection of its own, would see it."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.db import connection


def own_settings(folder: Path) -> dict[str, Any]:
    """Settings for a connection of one's own: to a file, where the tests' database stands in memory."""
    settings: dict[str, Any] = {**connection.settings_dict}
    if connection.vendor == "sqlite":
        settings["NAME"] = str(folder / "advisor.sqlite3")
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [settings["NAME"]])
    return settings


def as_others_see_it(folder: Path) -> dict[str, str]:
    """The environment of another process that works on the tests' database, as it is stored by now."""
    return environment(folder, own_settings(folder)["NAME"])


def environment(folder: Path, name: str) -> dict[str, str]:
    """The environment of another process that works on a database of the tests' server, or on a file in a folder."""
    address = urlsplit(os.environ.get("DATABASE_URL", ""))
    own = address._replace(path=f"/{name}") if address.scheme else address
    return {"DATA_DIR": str(folder), "DATABASE_URL": own.geturl()}
