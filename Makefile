# Nutgraf. `make help` lists the targets; `make run` and `make test` do all their own set-up.

PYTHON ?= python3
# Where third-party corpora lie; the gates that read them are left out, by name, where they do not.
SHARED ?= ../shared

BIN := .venv/bin
RUN_READY := .venv/.run-ready
DEV_READY := .venv/.dev-ready

.DEFAULT_GOAL := help
.PHONY: help run test check lint types layers format screenshots gates clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  \033[1m%-20s\033[0m %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(RUN_READY) ## Start the reader with its starter library on http://127.0.0.1:8000
	$(BIN)/nutgraf serve

# The pip that comes with Python 3.11 crashes while it resolves this project, so pip is renewed first.
.venv/bin/pip:
	$(PYTHON) -c 'import sys; sys.exit("Nutgraf needs Python 3.11 or later") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip

$(RUN_READY): pyproject.toml constraints.txt | .venv/bin/pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(DEV_READY): pyproject.toml constraints.txt | .venv/bin/pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $(RUN_READY) $@

clean: ## Remove the virtual environment and caches
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build dist
