# `make demo` and `make test` set everything up by themselves, in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

# Compiled here, so that commands start fast also where Python may not write its bytecode.
COMPILE := $(BIN)/python -m compileall -q sheets_sync

.PHONY: peers demo test lint bench race coverage docs pictures reference test-oldest fuzz clean

demo: $(VENV)/.installed
	rm -rf demo
	$(BIN)/sheets-sync demo demo

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n 2

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Other clients' own tests against the testing server. CHECKOUTS is a folder with checkouts of those
# whose source distributions come without tests (docs/testing-clients.md).
peers: $(VENV)/.installed-dev
	$(BIN)/python tools/peers.py $(CHECKOUTS)

bench: .venv-bench/.installed
	.venv-bench/bin/python -m bench

race: $(VENV)/.installed-dev
	cd tests && ../$(BIN)/python -m support.race

# The share of lines and branches that the tests reach.
coverage: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n 2 --cov --cov-report=term:skip-covered

docs: $(VENV)/.installed-docs
	$(BIN)/python tools/reference.py
	$(BIN)/zensical build --clean --config-file mkdocs.yml

# The pictures of docs/, from the example register; LibreOffice, Chromium and pdftoppm make them.
pictures: $(VENV)/.installed-dev
	$(BIN)/python tools/pictures.py

# The tables of docs/formulas.md and docs/programme.md, from what the code says.
reference: $(VENV)/.installed
	$(BIN)/python tools/reference.py

# The oldest versions that the metadata allow, in an environment of their own.
test-oldest: .venv-oldest/.installed
	.venv-oldest/bin/python -m pytest -n 2

# Failing calls of the system, each in every way; and whatever may come in, of every kind.
fuzz: $(VENV)/.installed-dev
	cd tests && ../$(BIN)/python -m support.faults
	cd tests && ../$(BIN)/python -m support.fuzz

clean:
	rm -rf $(VENV) .venv-bench .venv-oldest demo site

$(BIN)/python:
	sh tools/make-venv.sh $(PYTHON) $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	$(INSTALL) --editable .
	$(COMPILE)
	touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt | $(BIN)/python
	$(INSTALL) --editable '.[dev]'
	$(COMPILE)
	touch $@ $(VENV)/.installed

# The rivals stand in an environment of their own: what they bring along (`validators`, `typer`, other
# versions) may not decide whether the program works.
.venv-bench/.installed: pyproject.toml constraints.txt bench/requirements.txt
	sh tools/make-venv.sh $(PYTHON) .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check \
		--constraint constraints.txt --editable '.[dev]' --requirement bench/requirements.txt
	.venv-bench/bin/python -m compileall -q sheets_sync
	touch $@

$(VENV)/.installed-docs: pyproject.toml constraints.txt | $(BIN)/python
	$(INSTALL) --editable '.[docs]'
	touch $@

.venv-oldest/.installed: pyproject.toml tools/oldest.py
	sh tools/make-venv.sh $(PYTHON) .venv-oldest
	.venv-oldest/bin/python tools/oldest.py > .venv-oldest/oldest.txt
	.venv-oldest/bin/python -m pip install --quiet --disable-pip-version-check \
		--constraint .venv-oldest/oldest.txt --editable '.[dev]'
	touch $@
