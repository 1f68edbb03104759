# Two commands matter: `make serve` and `make test`. Both need only Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000

.DEFAULT_GOAL := help
.PHONY: help serve assets build test lint check format docs screenshots bench clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

# The stamps record which requirements the environment was made from; pip runs again only when they change.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Bilik needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name one with: make PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.installed

build: $(VENV)/.installed ## build the graph from ontology, law and documents (only what changed)
	$(BIN)/bilik build

# Quick when they are there; without the npm registry the pages do without, and this is no failure.
assets: $(VENV)/.installed ## put the query editor in place, from the npm registry
	@$(BIN)/python server/assets/build.py

serve: assets ## build what changed, then serve on http://127.0.0.1:$(PORT)
	$(BIN)/bilik serve --build --port $(PORT)

# The OWLAPI that Protégé is built on, for the round-trip test; 90 MB of jars out of a wheel.
$(VENV)/.installed-owlapi: | $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --target $(VENV)/owlapi deeponto==0.9.3
	@touch $@

# The W3C's SPARQL 1.1 tests, which old source packages of rdflib carry; without them they are skipped.
$(VENV)/.installed-w3c: | $(VENV)/.installed-dev
	@$(BIN)/python -m pip download --quiet --disable-pip-version-check --no-deps --no-binary :all: --dest $(VENV)/w3c rdflib==6.1.1 \
	  && tar -xzf $(VENV)/w3c/rdflib-6.1.1.tar.gz -C $(VENV)/w3c && touch $@ \
	  || echo 'The W3C suites cannot be fetched; their tests are skipped.'

test: lint assets $(VENV)/.installed-owlapi $(VENV)/.installed-w3c ## style, types, layers and all tests
	$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check server tests
	$(BIN)/ruff format --check server tests
	$(BIN)/mypy
	$(BIN)/lint-imports

check: $(VENV)/.installed-dev ## check ontology, law and built graph
	$(BIN)/bilik check

format: $(VENV)/.installed-dev ## canonical Turtle and Python layout
	$(BIN)/bilik format
	$(BIN)/ruff check --fix server tests
	$(BIN)/ruff format server tests

docs: $(VENV)/.installed-dev ## write the pages of the ontology in kk, ru and en, served at /ontology/
	$(BIN)/bilik docs

screenshots: build $(VENV)/.installed-dev ## pictures of the main pages into build/screenshots (needs Chromium)
	$(BIN)/python -m tests.browser.screenshots build/screenshots

# Peers to compare with, in an environment of their own so that their requirements bind nobody.
$(VENV)/peers/.installed: | $(BIN)/python
	$(BIN)/python -m venv $(VENV)/peers
	$(VENV)/peers/bin/python -m pip install --quiet --disable-pip-version-check 'oxigraph>=0.5.13,<0.6' 'rdflib-endpoint[cli]>=0.6,<0.7'
	@touch $@

bench: build $(VENV)/.installed-dev $(VENV)/peers/.installed ## time start, pages, endpoints, growth and reading, into build/bench (QUICK=1: some two minutes)
	$(BIN)/python -m tests.bench.whole --tools $(VENV)/peers/bin $(if $(QUICK),--quick)

clean: ## remove the environment and everything built
	rm -rf $(VENV) data/build build dist server/bilik/web/static/vendor
