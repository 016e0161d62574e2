PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed
PEERS := .venv/.peers

# Files of tests that run beside each other; many tests start two processes of their own.
TEST_PROCESSES ?= 2

.PHONY: install play test check bench thorough
.DEFAULT_GOAL := install

install: $(INSTALLED)

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Suanli needs Python 3.11 or later; try: make install PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	    { echo "Python's venv module is missing; on Debian and Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	@bash .ci/system-libraries.sh
	@touch $(INSTALLED)
	@echo "Installed. Play with: make play"

play: $(INSTALLED)
	$(BIN)/suanli

test: $(INSTALLED)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q -n $(TEST_PROCESSES) --dist loadfile -m "not bench and not xvfb"
	@if ! grep -rqs "mark\.xvfb" tests/ui; then \
	    echo "No test asks for an X display."; \
	elif ! command -v xvfb-run >/dev/null; then \
	    echo "xvfb-run is missing: the tests that need an X display were NOT run (bash .ci/system-libraries.sh)"; \
	else \
	    xvfb-run -a env QT_QPA_PLATFORM=xcb $(BIN)/python -m pytest -q -m xvfb tests/ui; \
	fi

check: $(INSTALLED)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --strict -p sandbox -p ui
	$(BIN)/lint-imports
	@if $(BIN)/suanli --help | grep -qw book; then \
	    $(BIN)/suanli book --check; \
	else \
	    echo "NOT CHECKED: the equation book; this suanli has no command 'book' (make check BOOK=1 fails here)" >&2; \
	    test -z "$(BOOK)"; \
	fi

# The other programs that the frozen tick is compared with; the game and its tests do without.
$(PEERS): $(INSTALLED)
	$(BIN)/pip install --quiet --disable-pip-version-check -c requirements.lock -e ".[bench]"
	@touch $(PEERS)

bench: export OPENBLAS_NUM_THREADS := 1
bench: $(INSTALLED)
	@$(MAKE) --no-print-directory $(PEERS) || \
	    echo "The programs to compare with could not be installed: those that are missing are left out." >&2
	$(BIN)/suanli bench --long
	PYTHONPATH=tests $(BIN)/python -m bench.peers
	$(BIN)/python -m pytest -q -s -m bench tests/bench

# Every case of the tests of sameness and of what is kept, of which `make test` makes a few: hours, not minutes.
thorough: $(INSTALLED)
	THOROUGH=1 $(BIN)/python -m pytest -q tests/bits tests/engine/test_conservation.py
