# `make` lists the targets. On a bare Debian or Ubuntu (python3, python3-venv, make, git) each
# target first sets up what it needs, once; a stamp file says that it was done.

SHELL := /bin/bash
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT ?= out
PHOTOS ?=
N ?= 400

.DEFAULT_GOAL := help

.PHONY: help
help: ## List the targets
	@echo "make TARGET   (make run PHOTOS=~/cards reads your own photos)"
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- setting up -----------------------------------------------------------------------------

.PHONY: setup
setup: $(VENV)/.main ## Install tesseract and the locked environment of the main job

$(VENV)/.system:
	@$(PYTHON) tools/setup_system.py main
	@mkdir -p $(VENV) && touch $@

$(VENV)/.main: requirements.lock pyproject.toml $(VENV)/.system
	@tools/setup_venv.sh $(PYTHON) $(VENV) requirements.lock
	@touch $@

$(VENV)/.system-dev:
	@$(PYTHON) tools/setup_system.py dev
	@mkdir -p $(VENV) && touch $@

$(VENV)/.system-fonts:
	@$(PYTHON) tools/setup_system.py fonts
	@mkdir -p $(VENV) && touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.main $(VENV)/.system-dev
	@tools/setup_venv.sh $(PYTHON) $(VENV) requirements-dev.lock
	@touch $@

# --- the main job ---------------------------------------------------------------------------

.PHONY: run
run: $(VENV)/.main ## Photos to contacts: the samples, or PHOTOS=folder
	@tools/run.sh "$(OUT)" $(if $(PHOTOS),"$(PHOTOS)")

# --- checking -------------------------------------------------------------------------------

.PHONY: test
test: $(VENV)/.dev ## Run all tests
	$(BIN)/python -m pytest -q $(TESTS)

.PHONY: check
check: $(VENV)/.dev format-check lint types test ## Format check, lint, types, tests

.PHONY: format
format: $(VENV)/.dev ## Format the code
	$(BIN)/ruff format

.PHONY: format-check
format-check: $(VENV)/.dev ## Say which files are not formatted
	$(BIN)/ruff format --check

.PHONY: lint
lint: $(VENV)/.dev ## Look for faults without running
	$(BIN)/ruff check

.PHONY: types
types: $(VENV)/.dev ## Check the types
	$(BIN)/mypy

# --- measuring ------------------------------------------------------------------------------

.PHONY: bench
bench: $(VENV)/.dev ## Measure times: start-up, library, review page, reading
	$(BIN)/python -m tools.bench

.PHONY: bench-cards
bench-cards: $(VENV)/.main $(VENV)/.system-fonts ## Make N more cards with truth in bench-cards/ (N=400)
	$(BIN)/python -m samples.generator --n $(N) --out bench-cards

.PHONY: evaluate
evaluate: $(VENV)/.main ## Measure the reading of the samples
	$(BIN)/meishi evaluate samples

.PHONY: baseline
baseline: $(VENV)/.dev ## Measure a plain script over Tesseract the same way
	$(BIN)/python samples/baseline.py --evaluate samples

# --- making ---------------------------------------------------------------------------------

.PHONY: messages
messages: $(VENV)/.dev ## Gather the messages for translation and compile the catalogues
	$(BIN)/python -m tools.messages

.PHONY: readme
readme: $(VENV)/.dev ## Renew the command reference of the README
	$(BIN)/python -m tools.reference

.PHONY: picture
picture: $(VENV)/.dev ## Make the picture of the README from a sample
	$(BIN)/python -m tools.picture samples/13-furigana.jpg "三年前の雨の日、駅まで傘に入れてくれた。"

.PHONY: screenshots
screenshots: $(VENV)/.dev ## Make the pictures of the review page from samples
	$(BIN)/python tests/web/screenshots.py

.PHONY: lock
lock: ## Renew the lock files (needs uv)
	tools/lock.sh

.PHONY: clean
clean: ## Remove what was made, the environment too
	rm -rf $(VENV) $(OUT) bench-cards build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
