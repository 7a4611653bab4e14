# SPDX-License-Identifier: EUPL-1.2
# Every command sets up what it needs first, and skips what is up to date.

PYTHON ?= python3.13
BIN := .venv/bin
# Where `make serve` serves.
ADDRESS ?= 127.0.0.1:8000
NOT_FETCHED = { echo "Not all packages could be fetched: see above. Is there a network?" >&2; exit 1; }
# A test in a browser waits for a part of its time: so more at once than there are cores. At most eight: each has two browsers,
# and where a machine is shared, it may say to have more cores than one gets.
WORKERS ?= $(shell $(BIN)/python -c 'import os; print(min((os.process_cpu_count() or 1) + 3, 8))')
# The theme says at every start that its end is near; the roadmap does too.
export NO_MKDOCS_2_WARNING := 1
# Where the card is, when it is not in docs/kaart: make site CARD=../our-card
ifdef CARD
export CARD := $(abspath $(CARD))
endif
export PATH := $(CURDIR)/$(BIN):$(PATH)
# What Python compiled is kept, also where the system says otherwise: the tests start it hundreds of times.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: serve site release card new review keep test busy quick coverage check format mutants advisories canary bench pictures clean setup

serve: setup  ## the site with live reload, on http://127.0.0.1:8000
	@$(BIN)/python -m build_hooks.free_address $(ADDRESS)
	$(BIN)/python -m mkdocs serve --livereload --strict --dev-addr $(ADDRESS)

site: setup  ## the finished site, in the folder site/
	$(BIN)/python -m build_hooks.hosting.build

release: site  ## the site as one file to hand over, dist/routekaart-VERSION.zip, with its SHA-256; of a draft: DRAFT=yes
	$(BIN)/python -m build_hooks.hosting.release $(if $(DRAFT),--draft)

card: setup  ## read and check the card, and make it ready for `python -m checker`; also what could be better (THOROUGH=1), or who is to approve what (APPROVE=1)
	$(BIN)/python -m build_hooks.authoring $(if $(THOROUGH),--thorough) $(if $(APPROVE),--approve)

new: setup  ## the smallest card that there can be, in a new folder: make new CARD=../our-card
	$(BIN)/python -m build_hooks.authoring new "$(or $(CARD),$(error Say where the new card is to be: make new CARD=../our-card))"

review: setup  ## what colleagues filled in: make review SHEETS="politie.xlsx om.xlsx"; with APPLY=1 it is put in the card
	$(BIN)/python -m build_hooks.review $(or $(SHEETS),$(error Say which sheets: make review SHEETS="politie.xlsx om.xlsx")) $(if $(APPLY),--apply)

keep: setup  ## keep this version of the card, which all have approved
	$(BIN)/python -m build_hooks.versions

test: card  ## all tests; with CARD=../our-card those of the engine, with that card
	$(BIN)/python -m pytest --numprocesses=$(WORKERS) --dist=worksteal $(if $(CARD),-m "not this_card")

busy: card  ## all tests, twice at once and then with every core busy: what fails only here is a race
	$(BIN)/python -m tests.busy

coverage: card  ## all tests, and whether they reach enough of the code and of the scripts of the site
	$(BIN)/coverage run -m pytest --numprocesses=$(WORKERS) --dist=worksteal

# The tests of one file in one process: what they share is made once.
quick: card  ## while you work: the tests that need no browser, server, Java or build of their own, with fewer examples
	$(BIN)/python -m pytest --numprocesses=auto --maxprocesses=8 --dist=loadfile -m "not slow$(if $(CARD), and not this_card)" --hypothesis-profile=quick

check: card  ## format, lint, types, and the licence of every file
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/node node_modules/typescript/bin/tsc --project tsconfig.json
	$(BIN)/node node_modules/typescript/bin/tsc --project tsconfig.worker.json
	$(BIN)/node node_modules/typescript/bin/tsc --project tsconfig.build.json
	$(BIN)/reuse lint --lines

format: setup  ## put the code in the house style
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

mutants: card  ## do the tests notice nearly every change to checker/ and to the rules for reading a card? With SAMPLE=400: to a part; and SEED=7: to another
	rm -rf mutants
	$(BIN)/python -m tests.mutants $(if $(SAMPLE),--sample=$(SAMPLE)) $(if $(SEED),--seed=$(SEED))

advisories: .cache/advisories/ready  ## are there known weaknesses in the packages that are pinned?
	.cache/advisories/bin/python -m tests.advisories

canary: site .cache/canary/ready  ## how far are the generators that may follow: which pages do they build otherwise?
	rm -rf .cache/canary/staged
	$(BIN)/python -m build_hooks.stage .cache/canary/staged
	$(BIN)/python -m tests.canary .cache/canary

bench: site .cache/lighthouse/ready  ## side by side: time to decide and to build, a page beside stock Material, the start beside stock Pyodide
	$(BIN)/python -m benchmarks

pictures: site  ## every kind of page as pictures in .cache/pictures/, and the two for README.md and publiccode.yml
	$(BIN)/python -m tests.pictures
	$(BIN)/python -m tests.pictures --readme docs/assets/beeld

setup: .venv/ready node_modules/ready

.venv/ready: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 13))' 2>/dev/null || \
		{ echo "$(PYTHON) is not Python 3.13. Install that, or say where it is: make PYTHON=/path/to/python3.13" >&2; exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt || $(NOT_FETCHED)
	touch $@

node_modules/ready: package-lock.json .venv/ready
	$(BIN)/npm ci --ignore-scripts --no-audit --no-fund || $(NOT_FETCHED)
	touch $@

# Larger than all the rest together, and for `make bench` alone: so it stands apart.
.cache/lighthouse/ready: benchmarks/lighthouse/package-lock.json node_modules/ready
	mkdir -p $(@D)
	cp benchmarks/lighthouse/package.json benchmarks/lighthouse/package-lock.json $(@D)
	$(BIN)/npm ci --prefix $(@D) --ignore-scripts --no-audit --no-fund
	touch $@

# It needs a network and says nothing of this code: so it stands apart too.
.cache/advisories/ready: tests/advisories/requirements.txt .venv/ready
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	touch $@

# The generators that may follow the one of today, for `make canary` alone.
.cache/canary/ready: tests/canary/requirements.txt .venv/ready
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $< || $(NOT_FETCHED)
	touch $@

clean:  ## remove all that these commands made
	rm -rf .venv node_modules site dist .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis mutants checker/compiled_card.py
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
