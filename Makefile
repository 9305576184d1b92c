# kurils: two commands on a fresh machine (Python 3.10 or newer, make): `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RECORD := $(shell find data kurils/store kurils/words/locale kurils/geometry -type f \( -name '*.yaml' -o -name '*.csv' -o -name '*.py' \) 2>/dev/null)
CODE := $(shell find kurils -type f -name '*.py' 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help run test test-extras lint manifest format index docs site bench fuzz mutate coverage clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(VENV)/made:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10) and "Python 3.10 or newer is needed")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run: $(VENV)/made pyproject.toml hatch_build.py
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/test: $(VENV)/run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@

$(VENV)/lint: $(VENV)/test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test,lint]'
	@touch $@

# installing has prepared both; they are made anew where what they are made of has changed since
kurils/_index/digest.json: $(RECORD) | $(VENV)/run
	$(BIN)/python -m kurils.store.index.prepare

kurils/_cli/commands.json: $(CODE) | $(VENV)/run
	$(BIN)/python -m kurils.cli.prepare

$(VENV)/extras: $(VENV)/test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test,all,test-extras]'
	@touch $@

index: kurils/_index/digest.json kurils/_cli/commands.json ## check the record and prepare it

run: index ## set up, and show who held the islands on 5 September 1905
	$(BIN)/kurils status --date 1905-09-05

test: $(VENV)/test index ## set up, and run the core tests (under five minutes)
	$(BIN)/python -m pytest -m 'not extras' -n auto

# Debian's chromium, tmux and jq are installed by .ci/run; nothing is skipped here
test-extras: $(VENV)/extras index ## set up every extra, and run the tests that need one (and chromium, jq)
	$(BIN)/python -m pytest -m extras

docs: $(VENV)/test index ## write the generated parts of the documents anew
	$(BIN)/python -m cogapp -r -P README*.md docs/*.md
	$(BIN)/python -m scripts.build_other_dispute
	$(BIN)/kurils map --date 1945-09-03 -o docs/map/1945-09-03.svg --force
	$(BIN)/kurils chart -o docs/map/chart.svg --force

$(VENV)/site: $(VENV)/run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[docs]'
	@touch $@

site: $(VENV)/site index ## build the documents as a site in build/site, and follow its links
	$(BIN)/python -m scripts.website build/site

manifest: $(VENV)/run ## write the checksums of the record anew, once its changes were looked at
	$(BIN)/python -m kurils.store.manifest data

lint: $(VENV)/lint index ## ruff, mypy --strict, the rooms of the house, and the record
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/kurils check

format: $(VENV)/lint ## let ruff format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(VENV)/bench: $(VENV)/run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[parquet,bench]'
	@touch $@

bench: $(VENV)/bench index ## measure the targets of docs/performance.md, in short
	$(BIN)/python -m benchmarks short

SECONDS ?= 600
fuzz: $(VENV)/test index ## ask what nobody would for SECONDS (600); `make fuzz SEED=7` comes again
	$(BIN)/python -m fuzz --seconds $(SECONDS) $(if $(SEED),--seed $(SEED))

SAMPLE ?= 300
mutate: $(VENV)/test index ## change the deciding code in SAMPLE (300) places, and print what no test notices
	$(BIN)/python -m scripts.mutate --sample $(SAMPLE) $(if $(SEED),--seed $(SEED))

COVERAGE := $(BIN)/python -m coverage
# a million points walk no line that thousands do not, and take hours when each line is noted
coverage: $(VENV)/extras index ## run all tests, and print what of kurils/ none walks; CORE=1 for the core alone (slow)
	$(COVERAGE) erase
	$(COVERAGE) run -m pytest -m 'not extras' -n auto
	$(if $(CORE),,$(COVERAGE) run -m pytest -m extras -k 'not million')
	$(COVERAGE) combine --quiet
	$(COVERAGE) report
	$(COVERAGE) json --quiet -o build/coverage.json
	$(BIN)/python -m scripts.covered build/coverage.json $(if $(CORE),90 87,95 93)

clean: ## remove what was made
	rm -rf $(VENV) kurils/_index kurils/_cli dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage .coverage.*
