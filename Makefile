# `make app` opens the explorer on the shipped debate, `make test` proves a change; `make help` lists the rest.
# Needs Python 3.11 or newer (another one than python3: `make PYTHON=python3.13 …`), git and make.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: app test lint unit slow covered browser proof bench fix words pictures pins clean help chromium

app: $(VENV)/.app ## Open the explorer (ARGS="PATH --port 8600" for another debate or port)
	$(BIN)/argmap app $(ARGS)

test: lint chromium covered slow browser ## Everything a change must pass

lint: $(VENV)/.dev ## Format, lint, layers, types, dependencies, spelling, the rules of the house, and the shipped debates
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/lint-imports --no-logo
	$(BIN)/mypy
	$(BIN)/deptry src
	$(BIN)/codespell
	$(BIN)/python -m pytest tests/house --quiet
	$(BIN)/argmap check --strict arguments/

unit: $(VENV)/.dev ## Unit tests, laws, doctests, in at most 100 CPU-seconds: a minute on two idle cores
	$(BIN)/python -m pytest --numprocesses auto --cpu-seconds 100 $(ARGS)

slow: $(VENV)/.dev ## The commands as programs, the pages of the app, and debates of thousands of claims
	$(BIN)/python -m pytest --numprocesses auto -m "slow and not browser and not proof" tests $(ARGS)

# Following every branch takes two and a half times as long, and what the slow tests run besides would add nothing.
covered: $(VENV)/.dev ## The unit tests, and how much of the core they have run
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest --numprocesses auto $(ARGS)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

browser: $(VENV)/.dev chromium ## The app in a real Chromium
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile -m browser tests/browser $(ARGS)

proof: $(VENV)/.dev $(VENV)/.proof ## Every law on thousands of debates, and what needs more time or programs, in under an hour
	$(BIN)/python -m pytest --numprocesses auto -m "proof or hypothesis" --hypothesis-profile proof $(ARGS)

bench: $(VENV)/.bench ## Every stated speed, as a ratio
	@set -e; for script in benchmarks/*.py; do $(BIN)/python $$script; done

fix: $(VENV)/.dev ## Format, and mend what ruff can mend
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

words: $(VENV)/.dev ## Compile the catalogues of words (src/argmap/words/catalogues)
	PYTHONPATH=. $(BIN)/python tests/words/catalogues.py

pictures: $(VENV)/.dev ## Draw the pictures of docs/ anew
	PYTHONPATH=. $(BIN)/python tests/pages.py

pins: ## Resolve all dependencies anew and write constraints.txt
	rm -rf build/pins && $(PYTHON) -m venv build/pins
	build/pins/bin/python -m pip --quiet install --upgrade pip
	build/pins/bin/python -m pip --quiet install --group dev --group proof --group bench hatchling editables .
	sed -n 1p constraints.txt >build/constraints.txt
	build/pins/bin/python -m pip freeze --all --exclude argmap --exclude setuptools >>build/constraints.txt
	mv build/constraints.txt constraints.txt

clean: ## Remove all that make made
	rm -rf $(VENV) build dist .coverage* .hypothesis .proof .*_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 10

chromium: $(VENV)/.dev
	@$(BIN)/python tests/browser/chromium.py

# .venv/.app stamps what argmap needs, .dev the gates' programs as well, .proof what runs a notebook, .bench also what we
# compare ourselves with.

$(VENV)/.app: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "argmap needs Python 3.11 or newer, and $(PYTHON) is not. Another one: make PYTHON=python3.13 …"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make virtual environments. On Debian and Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	@echo "Installing argmap into $(VENV): about a minute, and only when its dependencies change"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --constraint constraints.txt --upgrade pip
	@$(PIP) install --constraint constraints.txt --build-constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev $(VENV)/.proof $(VENV)/.bench: $(VENV)/.%: $(VENV)/.app
	@$(PIP) install --constraint constraints.txt --group $*
	@touch $@
