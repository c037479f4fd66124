# Nutgraf. `make help` lists the targets; `make run` and `make test` do all their own set-up.

PYTHON ?= python3
# Where third-party corpora lie; what reads them is left out, by name, where they do not.
SHARED ?= ../shared

# Bytecode is kept, or every run would compile all tests and the app anew.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
RUN_READY := .venv/.run-ready
DEV_READY := .venv/.dev-ready
SERVERS_READY := .venv/.servers-ready
BENCH_READY := .venv/.bench-ready
LIGHTHOUSE := build/lighthouse

.DEFAULT_GOAL := help
.PHONY: help run test test-quick check lint types layers format gates bench-extraction bench-summaries bench-page bench-size bench-library bench-jobs screenshots catalogues lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  %-18s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(RUN_READY) ## Start the reader with its starter library on http://127.0.0.1:8000
	@$(BIN)/nutgraf serve

test: $(DEV_READY) $(SERVERS_READY) ## Run all tests, in a real browser too
	SHARED=$(SHARED) $(BIN)/python -m pytest

test-quick: $(DEV_READY) ## Run the tests that need no browser, no server and no corpora, but for the slowest
	$(BIN)/python -m pytest -m "not browser and not postgres and not shared and not deploy and not slow"

check: lint types layers test ## Lint, types, layers, tests: what CI runs

lint: $(DEV_READY) ## Look for mistakes and for code that is not formatted
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(DEV_READY) ## Check the types
	$(BIN)/mypy --strict webapp

layers: $(DEV_READY) ## Check that each layer knows only those below it
	$(BIN)/lint-imports --no-cache

format: $(DEV_READY) ## Format the code
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

gates: $(DEV_READY) ## Hold the floors of bench/floor.json against the corpora, where they are
	@if [ -d $(SHARED)/bench ]; then \
	  $(BIN)/python -m bench.pages --gate $(SHARED)/bench && \
	  $(BIN)/python -m bench.confidence --gate $(SHARED)/bench && \
	  $(BIN)/python $(SHARED)/bench/kinds/check.py && \
	  $(BIN)/python -m bench.extraction --gate $(SHARED)/bench/extraction && \
	  $(BIN)/python -m bench.summaries --gate $(SHARED)/bench && \
	  $(BIN)/python -m bench.summary_properties $(SHARED)/bench && \
	  $(BIN)/python -m bench.stories --gate $(SHARED)/bench/editors/stories.json; \
	else echo "No corpora at $(SHARED): the quality gates are left out."; fi

bench-extraction: $(DEV_READY) ## Measure extraction by labelled pages, cross-validated, and its speed
	$(BIN)/python -m bench.pages --validate --worst 10 $(SHARED)/bench
	$(BIN)/python -m bench.confidence --validate $(SHARED)/bench
	$(BIN)/python -m bench.extraction $(SHARED)/bench/extraction
	$(BIN)/python -m bench.extraction_times $(SHARED)/bench/extraction/scrapinghub

bench-summaries: $(BENCH_READY) ## Measure summaries by an editor's judgement, cross-validated, and their speed
	$(BIN)/python -m bench.summaries --validate $(SHARED)/bench
	$(BIN)/python -m bench.summary_speed

bench-page: $(DEV_READY) $(SERVERS_READY) ## Measure how fast pages are, beside the aims
	@if command -v npm >/dev/null; then test -d $(LIGHTHOUSE)/node_modules/lighthouse || \
	  npm install --no-audit --no-fund --silent --prefix $(LIGHTHOUSE) lighthouse@12; \
	else echo "No npm here: Lighthouse is left out."; fi
	$(BIN)/python -m bench.page

bench-size: $(DEV_READY) $(SERVERS_READY) ## Measure what commands take, and a page of 3,000 paragraphs, saved and opened
	$(BIN)/python -m bench.size

bench-library: $(DEV_READY) $(SERVERS_READY) ## Measure pages over 100,000 articles beside the same over 1,000
	$(BIN)/python -m bench.library
	$(BIN)/python -m bench.library --postgres

bench-jobs: $(DEV_READY) ## Measure how long a reader waits behind the worst queue, and kill a server 200 times
	$(BIN)/python -m bench.jobs

screenshots: $(DEV_READY) $(SERVERS_READY) ## Take the screenshots under docs/screenshots/
	$(BIN)/python -m bench.screenshots

catalogues: $(DEV_READY) ## Bring the interface's translations up to date, and list what they lack
	$(BIN)/python -m bench.catalogues

lock: $(DEV_READY) ## Renew constraints.txt from pyproject.toml
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --universal --python-version 3.11 --all-extras --upgrade --no-header --no-annotate \
	  --no-emit-index-url --no-emit-find-links --quiet pyproject.toml --output-file constraints.txt

clean: ## Remove the virtual environment and caches
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build dist

# The pip that comes with Python 3.11 crashes while it resolves this project, so pip is renewed first.
.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit("Nutgraf needs Python 3.11 or later") if sys.version_info < (3, 11) else None'
	@echo "Making a virtual environment in .venv ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --upgrade pip

$(RUN_READY): pyproject.toml constraints.txt | .venv/bin/pip
	@echo "Installing Nutgraf and the packages it needs, as constraints.txt names them ..."
	@$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(DEV_READY): pyproject.toml constraints.txt | .venv/bin/pip
	@echo "Installing Nutgraf, the packages it needs and its tools, as constraints.txt names them ..."
	@$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $(RUN_READY) $@

$(BENCH_READY): $(DEV_READY)
	$(BIN)/python -m pip install --quiet sumy==0.13.0
	$(BIN)/python -m pip install --quiet --no-deps llama-index-core==0.14.25  # for NLTK's tables alone
	@touch $@

$(SERVERS_READY): tests/setup_servers.sh $(DEV_READY)
	@echo "Looking for what the tests need besides Python packages ..."
	@sh tests/setup_servers.sh && touch $@ || true  # what is missing is looked for again next time
