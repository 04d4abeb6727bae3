"""What the environment may say about a deployment; every value has a default that suits one machine.

Names, meanings and examples stand in ``docs/deployment.md``.
"""

import secrets
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ImproperlyConfigured
from pydantic import AfterValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from advisor.databases import database, sqlite

BASE_DIR = Path(__file__).resolve().parent.parent


def _origin(value: str) -> str:
    parts = urlsplit(value)
    rest = (parts.path.strip("/"), parts.query, parts.fragment, parts.username)
    if parts.scheme not in {"http", "https"} or not parts.hostname or any(rest) or not _has_sound_port(parts):
        raise ValueError("give a scheme and a host, such as https://advisor.example.org")
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _has_sound_port(parts: SplitResult) -> bool:
    try:
        return parts.port != 0
    except ValueError:
        return False


def _hosts(value: str) -> str:
    if "*" in value or "/" in value:
        raise ValueError("name each host, and nothing but hosts: any at all would let others have links made in theirs")
    return value


def _database(value: str) -> str:
    if value:
        database(value, BASE_DIR)
    return value


def _folder(value: Path) -> Path:
    """The folder, made where it is missing; nobody but its owner looks in, since addresses are kept there."""
    folder = BASE_DIR / value
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ValueError(f"name a folder that can be made and written: {error.strerror}") from error
    return folder


class Environment(BaseSettings):
    """Environment variables by name, in lower case here and in upper case outside."""

    model_config = SettingsConfigDict(frozen=True, env_ignore_empty=True, validate_default=True)

    debug: bool = False
    public_url: Annotated[str, AfterValidator(_origin)] = "http://127.0.0.1:8000"
    """Where architects reach the site. With https, cookies are secure and HSTS is sent."""
    allowed_hosts: Annotated[str, AfterValidator(_hosts)] = "localhost,127.0.0.1,[::1]"
    """Further host names to answer for, separated by commas."""
    behind_proxy: bool = False
    """Whether a reverse proxy that sets X-Forwarded-Proto stands before the application."""
    data_dir: Annotated[Path, AfterValidator(_folder)] = BASE_DIR / "var"
    """Where the database, the secret key and collected static files are kept."""
    database_url: Annotated[str, AfterValidator(_database)] = ""
    """PostgreSQL, say. Empty: an SQLite file in the data folder."""
    secret_key: str = ""
    """Signs cookies. Empty: made at first run, and kept in the data folder."""
    four_eyes: bool = False
    """Whether whoever saved a working copy last has to leave its publication to somebody else."""
    assessment_days: Annotated[int, Field(ge=1, le=36_500)] | None = None
    """After how many days an assessment that nobody touched is deleted. Empty: never."""
    log_level: Annotated[str, Field(pattern="^(DEBUG|INFO|WARNING|ERROR)$")] = "INFO"

    @property
    def database(self) -> dict[str, Any]:
        """Django's settings for the database."""
        if self.database_url:
            return database(self.database_url, BASE_DIR)
        return sqlite(self.data_dir / "advisor.sqlite3")

    @property
    def secure(self) -> bool:
        return self.public_url.startswith("https://")

    @property
    def hosts(self) -> list[str]:
        named = [host.strip() for host in self.allowed_hosts.split(",") if host.strip()]
        return [*named, urlsplit(self.public_url).hostname or ""]

    def signing_key(self) -> str:
        """The secret key: the given one, or the one kept in the data folder, made there when it is missing."""
        return self.secret_key or _kept_key(self.data_dir / "secret-key")


def read_environment() -> Environment:
    """Read the environment; raises ``ImproperlyConfigured`` naming every malformed variable."""
    try:
        return Environment()
    except ValidationError as error:
        faults = [f"{str(fault['loc'][0]).upper()}: {fault['msg']}" for fault in error.errors()]
        raise ImproperlyConfigured("Mend these environment variables, or unset them:\n" + "\n".join(faults)) from None


def _kept_key(path: Path) -> str:
    """Read the key, or make it: exclusive creation lets one of several first processes win."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    if not path.exists():
        draft.touch(mode=0o600, exist_ok=False)
        draft.write_text(secrets.token_urlsafe(48))
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
