"""Gunicorn's settings, as gunicorn understands them."""

import pytest
from gunicorn.config import Config  # type: ignore[import-untyped]

from advisor import gunicorn


@pytest.fixture
def config() -> Config:
    config = Config()
    for name in config.settings:
        if hasattr(gunicorn, name):
            config.set(name, getattr(gunicorn, name))
    return config


def test_it_answers_in_several_threads_of_a_worker(config: Config) -> None:
    assert (config.worker_class_str, config.threads) == ("gthread", 4)


def test_it_leaves_time_for_the_longest_proof(config: Config) -> None:
    assert config.timeout == 120
