# Two commands do everything: `make demo` and `make test`. The rest is for those who build.
SHELL := /bin/bash
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
TODAY ?=
PORT ?= 8000

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev demo test check fmt bench lock vendor messages clean

help: ## what can be done here
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

setup: $(VENV)/.base ## a virtual environment with what the server needs
setup-dev: $(VENV)/.dev

$(VENV)/.base: requirements/base.txt
	@PYTHON="$(PYTHON)" bash tools/setup_venv.sh requirements/base.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt requirements/base.txt
	@PYTHON="$(PYTHON)" bash tools/setup_venv.sh requirements/dev.txt
	@touch $(VENV)/.base $@

demo: $(VENV)/.base ## build the demo (once) and serve it
	@$(BIN)/python -m chibo demo --port $(PORT) $(if $(TODAY),--today $(TODAY)) $(ARGS)

test: $(VENV)/.dev ## every test that this machine can run
	@$(BIN)/python tools/run_tests.py $(ARGS)

check: $(VENV)/.dev ## everything but the tests
	@$(BIN)/python tools/run_checks.py

fmt: $(VENV)/.dev ## put the code in order
	@$(BIN)/ruff format chibo tests tools benchmarks
	@$(BIN)/ruff check --fix chibo tests tools benchmarks

bench: $(VENV)/.dev ## figures beside their limits
	@$(BIN)/python -m benchmarks $(ARGS)

messages: $(VENV)/.dev ## gather new texts into the Vietnamese catalogue
	@$(BIN)/python tools/messages.py update

lock: ## pin the dependencies again
	@bash tools/lock.sh

vendor: ## fetch again the few front-end files that we serve ourselves
	@bash tools/vendor/vendor.sh

clean: ## forget the environment and the demo
	rm -rf $(VENV) var
