# The two commands: `make run` serves the advisor, `make test` runs every check and test. `make help` lists the rest.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
PORT ?= 8000
WORKERS ?= 2
VENV := .venv
BIN := $(VENV)/bin
RUN_STAMP := $(VENV)/.run-requirements
DEV_STAMP := $(VENV)/.dev-requirements

.PHONY: help run test setup check unit browser postgres pictures bench requirements

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: export PUBLIC_URL ?= http://127.0.0.1:$(PORT)
run: setup ## serve the advisor on 127.0.0.1:8000 (PORT=... for another)
	$(BIN)/python manage.py collectstatic --noinput --verbosity 0
	exec $(BIN)/gunicorn --config advisor/gunicorn.py --bind 127.0.0.1:$(PORT) --workers $(WORKERS) advisor.wsgi

setup: $(RUN_STAMP) ## environment, database, shipped guide, first account; no server
	$(BIN)/python manage.py setup

test: check unit browser ## every check and test

check: $(DEV_STAMP) ## formatting, lint, types, import contracts, templates, migrations
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports --no-cache > /dev/null || { $(BIN)/lint-imports --no-cache; exit 1; }
	$(BIN)/djlint --quiet --lint templates
	$(BIN)/python manage.py makemigrations --check --dry-run --verbosity 0
	$(BIN)/python manage.py check --fail-level WARNING --verbosity 0

unit: $(DEV_STAMP) ## every test that needs no browser
	$(BIN)/pytest -q -n auto -m "not browser" tests

browser: $(DEV_STAMP) ## the tests that drive a browser; on Debian as root, installs the Chromium that is missing
	@./tests/browser/ensure-chromium
	$(BIN)/pytest -q -n auto -m browser tests/browser

postgres: $(DEV_STAMP) ## the tests that touch the database, on PostgreSQL; on Debian as root, installs what is missing
	@./tests/browser/ensure-chromium
	./tests/postgres/run $(BIN)/pytest -q -n auto -m "database and not browser" tests
	./tests/postgres/run $(BIN)/pytest -q -n auto -m "database and browser" tests/browser

pictures: $(DEV_STAMP) ## take the pictures of docs/curating.md anew
	PICTURES=1 $(BIN)/pytest -q tests/browser/test_curating.py

bench: $(DEV_STAMP) ## each promise of speed and size, measured beside its floor or peer
	$(BIN)/python -m benchmarks

requirements: $(DEV_STAMP) ## pin the requirements anew, with hashes
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --upgrade requirements/run.in -o requirements/run.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --upgrade requirements/dev.in -o requirements/dev.txt

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(RUN_STAMP): requirements/run.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	touch $@

$(DEV_STAMP): requirements/dev.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	touch $(RUN_STAMP) $@
