# make try     open the practice classroom in the browser: a class in a simulated Discord (no account, no network)
# make test    run every test (those of the practice classroom's page need Chromium or Chrome, else they are skipped)
# make setup   only create .venv and install Harkness into it; then .venv/bin/harkness is there
# make check   format, lint, types, import rules, tests: what has to pass before a commit
# make bench   what reading, following, summarising and the practice page cost and find, beside simpler ways
# make pictures  take the docs' pictures of the practice classroom anew (needs Chromium or Chrome)
# make lock    write the lock files anew after a change in pyproject.toml (UPGRADE=--upgrade: newest versions)
#
# Another Python than python3:  make try PYTHON=python3.12    Another place than .venv:  make try VENV=build/venv

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: setup try test check check-code bench pictures lock clean

setup: $(VENV)/.installed

try: setup
	@$(BIN)/python -m bot try

test: $(VENV)/.installed-dev
	@$(BIN)/python -m pytest

check: check-code test

check-code: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.installed-dev
	@$(BIN)/python -m benchmarks.outline
	@$(BIN)/python -m benchmarks.essay_speed
	@$(BIN)/python -m benchmarks.keypoints
	@$(BIN)/python -m benchmarks.stance
	@$(BIN)/python -m benchmarks.track
	@$(BIN)/python -m benchmarks.threads
	@$(BIN)/python -m benchmarks.summary_speed
	@$(BIN)/python -m benchmarks.practice_page

pictures: $(VENV)/.installed-dev
	@$(BIN)/python -m tools.screenshots

# The stamp files keep a second run from installing anything: only a changed lock or pyproject.toml does.
$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing Harkness into $(VENV) (once, about a minute) ..."
	@$(PIP) install --quiet --require-hashes -r requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	@echo "Installing what the tests need ..."
	@$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Harkness needs Python 3.11 or newer; '$(PYTHON)' is older or not there."; \
	  echo "Install one (python.org), or name one you have: make PYTHON=python3.12 try"; exit 1; } >&2
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "Python's venv module did not work. On Debian and Ubuntu: sudo apt install python3-venv" >&2; exit 1; }

# One resolution for every Python from 3.11 on and every system, with hashes and without addresses.
LOCK_WITH := --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
  --no-annotate --custom-compile-command "make lock" --quiet $(UPGRADE)
lock:
	@$(PYTHON) -m venv build/lock && build/lock/bin/python -m pip install --quiet uv
	@echo "setuptools>=77" | build/lock/bin/uv pip compile pyproject.toml - --extra try $(LOCK_WITH) -o requirements.lock
	@build/lock/bin/uv pip compile pyproject.toml --extra dev -c requirements.lock $(LOCK_WITH) -o requirements-dev.lock

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
