"""The environment: every variable has a default, a malformed one stops the start, the secret key is made once."""

import stat
import threading
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from advisor.databases import sqlite
from advisor.environment import BASE_DIR, Environment, read_environment

NAMES = [name.upper() for name in Environment.model_fields]

MALFORMED = [
    ("DEBUG", "perhaps", "Input should be a valid boolean"),
    ("BEHIND_PROXY", "2", "Input should be a valid boolean"),
    ("FOUR_EYES", "both", "Input should be a valid boolean"),
    ("PUBLIC_URL", "advisor.example.org", "give a scheme and a host, such as https://advisor.example.org"),
    ("PUBLIC_URL", "ftp://advisor.example.org", "give a scheme and a host"),
    ("PUBLIC_URL", "https://", "give a scheme and a host"),
    ("PUBLIC_URL", "https://advisor.example.org/advisor", "give a scheme and a host"),
    ("PUBLIC_URL", "https://advisor.example.org/?a=1", "give a scheme and a host"),
    ("PUBLIC_URL", "https://advisor.example.org/#a", "give a scheme and a host"),
    ("PUBLIC_URL", "https://me@advisor.example.org", "give a scheme and a host"),
    ("PUBLIC_URL", "https://advisor.example.org:99999", "give a scheme and a host"),
    ("PUBLIC_URL", "https://[", "Invalid IPv6 URL"),
    ("ALLOWED_HOSTS", "*", "name each host"),
    ("ALLOWED_HOSTS", "https://advisor.example.org", "name each host"),
    ("DATABASE_URL", "nonsense", "give an address such as postgres://user:password@host/name"),
    ("DATABASE_URL", "sqlite://:memory:", "give an address such as postgres://user:password@host/name"),
    ("ASSESSMENT_DAYS", "0", "Input should be greater than or equal to 1"),
    ("ASSESSMENT_DAYS", "a year", "Input should be a valid integer"),
    ("ASSESSMENT_DAYS", "1000000", "Input should be less than or equal to 36500"),
    ("LOG_LEVEL", "LOUD", "String should match pattern"),
    ("DATA_DIR", "/dev/null/advisor", "name a folder that can be made and written"),
]


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def test_runs_with_an_empty_environment() -> None:
    environment = read_environment()
    assert (environment.debug, environment.secure, environment.behind_proxy) == (False, False, False)
    assert environment.four_eyes is False
    assert environment.assessment_days is None
    assert environment.hosts == ["localhost", "127.0.0.1", "[::1]", "127.0.0.1"]
    assert environment.data_dir == BASE_DIR / "var"
    assert (environment.database_url, environment.log_level) == ("", "INFO")


@pytest.mark.parametrize("name", NAMES)
def test_takes_an_empty_variable_for_none(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = read_environment()
    monkeypatch.setenv(name, "")
    assert read_environment() == expected


@pytest.mark.parametrize(("name", "value", "message"), MALFORMED, ids=[f"{each[0]}={each[1]}" for each in MALFORMED])
def test_refuses_a_malformed_value_by_its_name(
    name: str, value: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured) as refusal:
        read_environment()
    first, line = str(refusal.value).splitlines()
    assert first == "Mend these environment variables, or unset them:"
    assert line.startswith(f"{name}: ")
    assert message in line


def test_names_all_malformed_variables_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("DEBUG", "perhaps"), ("PUBLIC_URL", "x"), ("LOG_LEVEL", "LOUD")):
        monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured) as refusal:
        read_environment()
    assert [line.split(":")[0] for line in str(refusal.value).splitlines()[1:]] == ["DEBUG", "PUBLIC_URL", "LOG_LEVEL"]


@pytest.mark.parametrize(
    ("value", "origin", "secure"),
    [
        ("https://advisor.example.org", "https://advisor.example.org", True),
        ("https://advisor.example.org/", "https://advisor.example.org", True),
        ("HTTPS://Advisor.Example.org", "https://advisor.example.org", True),
        ("http://advisor.example.org:8000", "http://advisor.example.org:8000", False),
    ],
)
def test_takes_where_architects_reach_the_site(
    value: str, origin: str, secure: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a browser names it: in small letters, with nothing after the host."""
    monkeypatch.setenv("PUBLIC_URL", value)
    environment = read_environment()
    assert (environment.public_url, environment.secure) == (origin, secure)
    assert environment.hosts[-1] == "advisor.example.org"


def test_answers_for_further_hosts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", " one.example.org , two.example.org,")
    monkeypatch.setenv("PUBLIC_URL", "https://advisor.example.org")
    assert read_environment().hosts == ["one.example.org", "two.example.org", "advisor.example.org"]


def test_keeps_its_data_in_one_file_unless_told_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    assert read_environment().database == sqlite(tmp_path / "advisor.sqlite3")
    monkeypatch.setenv("DATABASE_URL", "sqlite:///kept.sqlite3")
    assert read_environment().database == sqlite(BASE_DIR / "kept.sqlite3")


def test_finds_its_folder_wherever_it_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", "var")
    assert read_environment().data_dir == BASE_DIR / "var"
    assert not list(tmp_path.iterdir())


def test_makes_a_secret_key_and_keeps_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "new" / "folder"
    monkeypatch.setenv("DATA_DIR", str(folder))
    key = read_environment().signing_key()
    assert len(key) >= 64
    assert read_environment().signing_key() == key
    assert [path.name for path in folder.iterdir()] == ["secret-key"]
    assert (folder / "secret-key").read_text() == key


def test_lets_nobody_else_read_the_key_or_look_into_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "folder"
    monkeypatch.setenv("DATA_DIR", str(folder))
    read_environment().signing_key()
    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_takes_the_key_that_it_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("SECRET_KEY", "given")
    assert read_environment().signing_key() == "given"
    assert not list(tmp_path.iterdir())


def test_lets_the_first_of_several_win(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that saw no key yet, and finds one by the time it has made its own."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    environment = read_environment()
    key = environment.signing_key()
    monkeypatch.setattr(Path, "exists", lambda _: False)
    assert environment.signing_key() == key
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_makes_one_key_however_many_start_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    environment = read_environment()
    starters = 16
    gate = threading.Barrier(starters)
    keys: list[str] = []

    def start() -> None:
        gate.wait(timeout=10)
        keys.append(environment.signing_key())

    threads = [threading.Thread(target=start) for _ in range(starters)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=10)
    assert len(keys) == starters
    assert len(set(keys)) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]
