# Every target sets up its own environment from uv.lock first. `make help` lists them.
UV_VERSION := 0.13.9
PYTHON ?= python3
PORT ?= 3000
UV := $(shell command -v uv || echo .uv/bin/uv)
RUN := .venv/bin/python
READY := .venv/.from-the-lock

# Containers often forbid Python to keep bytecode; each process would then compile 3,000 modules.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup demo serve test test-fast test-browser soak pictures chaos bench evaluate check format clean
.DEFAULT_GOAL := help

help: ## Show what there is to do
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

setup: $(READY) ## Make .venv from uv.lock and read the handbook; every other target does it by itself

.uv/bin/uv:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; name one: make PYTHON=python3.11 …" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .uv
	.uv/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

$(READY): pyproject.toml uv.lock | $(filter .uv/bin/uv,$(UV))
	$(UV) sync --locked --quiet --compile-bytecode
	$(RUN) -m compileall -q bot
	@# The starter handbook is read once, here: then the first answer and the demo need no wait.
	-@$(RUN) -m bot index
	@touch $@

demo: $(READY) ## Try the bot in a browser, with no key and no Slack workspace
	$(RUN) -m bot demo --port $(PORT)

serve: $(READY) ## Run the bot in a real workspace; see .env.example
	$(RUN) -m bot serve

test: $(READY) ## Run the tests, with two more at once than there are processors
	$(RUN) -m pytest --numprocesses auto --dist worksteal

test-fast: $(READY) ## Run those without journeys and servers, in a minute
	$(RUN) -m pytest --numprocesses auto --dist worksteal -m "not live and not browser and not soak and not whole"

test-browser: $(READY) ## Try the page in headless Chromium (Debian: apt-get install chromium)
	$(RUN) -m pytest tests/browser -m browser

pictures: $(READY) ## Take the README's pictures anew, into docs/pictures
	$(RUN) -m tests.browser.pictures

soak: chaos ## Run what takes minutes by itself, before a release: an hour or two on a quiet machine
	$(RUN) -m pytest -m "soak"
	$(RUN) -m tests.chaos.load --rounds 20
	$(RUN) -m tests.chaos.load --rate 50 --seconds 300
	$(RUN) -m tests.chaos.load --rate 2 --seconds 300
	$(RUN) -m tests.benchmarks.scale --killed --passages 20000
	$(RUN) -m tests.chaos.ten_thousand

chaos: $(READY) ## Live through two bad days (a quarter of an hour); print what became of every message
	$(RUN) -m tests.chaos

bench: $(READY) ## Measure finding and answering on the handbook; ARGS="--corpus … --questions …", HANDBOOKS=… for the blind sets
	$(RUN) -m tests.benchmarks.retrieval $(ARGS)
	$(RUN) -m tests.benchmarks.answers $(ARGS)
	$(RUN) -m tests.benchmarks.quotes
	$(RUN) -m tests.benchmarks.blind_sets $(if $(HANDBOOKS),--corpus $(HANDBOOKS))
	$(RUN) -m tests.benchmarks.spacing
	$(RUN) -m tests.benchmarks.rules_and_texts
	$(RUN) -m tests.benchmarks.first_thirty_days
	$(RUN) -m tests.benchmarks.similar_reports
	$(RUN) -m tests.benchmarks.planted
	$(RUN) -m tests.benchmarks.planted tests/benchmarks/planted_again.jsonl

evaluate: $(READY) ## Let the language model that is set answer the handbook's questions; ARGS="--limit 50"
	$(RUN) -m tests.evaluation $(ARGS)

check: $(READY) ## Format, lint, types, architecture
	.venv/bin/ruff format --check
	.venv/bin/ruff check
	.venv/bin/mypy
	.venv/bin/lint-imports

format: $(READY) ## Let ruff put the code in order
	.venv/bin/ruff format
	.venv/bin/ruff check --fix

clean: ## Remove the environment and what the demo kept
	rm -rf .venv .uv var
