# make run     the whole system on this machine, with a demonstration in it
# make test    the suite, on SQLite and, where they answer, on PostgreSQL and Redis
# make lint    everything that can be said about the code without running it
# make bench   the figures of benchmarks/RESULTS.md, measured on this machine
# make drills  the long form of tests/drills: ARGS="--items 1000 --kills 300"
# make mutations  takes one guard away at a time, and shows which test notices
# make screenshots  the pictures in docs/pictures, taken of the demonstration as it runs
# make format  put code and templates into the house's form
# make lock    pin the dependencies anew (UPGRADE=--upgrade for newer versions)

PYTHON ?= python3
ARGS ?=

bin := .venv/bin
templates = find . -path ./.venv -prune -o -path '*/templates/*.html' -print
compile := $(bin)/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header $(UPGRADE) pyproject.toml

.PHONY: run test lint bench drills mutations screenshots format lock

run: .venv/installed
	@echo "Bringing the database up to date"
	@$(bin)/python manage.py migrate --verbosity 0
	@$(bin)/python manage.py demo
	@exec $(bin)/python manage.py up --with-parent

test: .venv/installed-dev
	@$(bin)/python -m tests.run_lanes $(ARGS)

lint: .venv/installed-dev
	$(bin)/ruff check .
	$(bin)/ruff format --check .
	$(bin)/mypy
	$(bin)/lint-imports
	$(templates) | xargs -r $(bin)/djade --check --target-version 5.2
	$(bin)/python manage.py makemigrations --check --dry-run

bench: .venv/installed-dev
	@$(bin)/python -m benchmarks.start_up
	@$(bin)/python -m benchmarks.publish_due
	@$(bin)/python -m benchmarks.facts
	@$(bin)/python -m benchmarks.form
	@$(bin)/python -m benchmarks.desk
	@$(bin)/python -m benchmarks.board
	@$(bin)/python -m benchmarks.agenda
	@$(bin)/python -m benchmarks.embargo
	@$(bin)/python -m benchmarks.typing

drills: .venv/installed-dev
	@$(bin)/python -m benchmarks.drills $(ARGS)

mutations: .venv/installed-dev
	@$(bin)/python -m benchmarks.mutations $(ARGS)

screenshots: .venv/installed-dev
	@$(bin)/python -m docs.screenshots $(ARGS)

format: .venv/installed-dev
	$(bin)/ruff check --fix .
	$(bin)/ruff format .
	$(templates) | xargs -r $(bin)/djade --target-version 5.2

lock: .venv/installed-dev
	$(compile) --output-file requirements.lock
	$(compile) --group dev --constraint requirements.lock --output-file requirements-dev.lock

# Where .venv is a link, making it anew would empty the folder that it leads to, which is somebody else's.
not_a_link = test ! -L .venv || { \
	echo "Here .venv is a link: installing would empty or change the folder it leads to. Remove the link: rm .venv"; \
	exit 1; }

# Made anew, so that what a lock no longer names is gone; only when the lock has changed.
.venv/installed: requirements.lock
	@$(not_a_link)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Provisoire needs Python 3.11 or newer. Name one: make PYTHON=/path/to/python3.11"; \
		exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "This Python comes without venv. On Debian and Ubuntu: apt install python3-venv"; \
		exit 1; }
	@echo "Installing Provisoire's dependencies into .venv, once"
	@$(PYTHON) -m venv --clear .venv
	@$(bin)/pip install --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

.venv/installed-dev: requirements-dev.lock .venv/installed
	@$(not_a_link)
	@echo "Installing what the developers use into .venv, once"
	@$(bin)/pip install --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
