# make run [PHOTO=path]   the window, with a photo; without a display, the same photo exported
# make test               all tests
# make test-core          those of the core, without Qt
.DEFAULT_GOAL := run
SHELL := bash
PYTHON_IN := .venv/bin/python
# As it was typed: a name may hold a dollar sign, and nothing in it is carried out.
override PHOTO := $(value PHOTO)
override PYTHON := $(value PYTHON)
export PHOTO PYTHON

# Where neither a display nor Xvfb is to be had, tests use Qt's offscreen platform.
OFFSCREEN = $(if $(DISPLAY)$(shell command -v Xvfb),,QT_QPA_PLATFORM=offscreen)

# A worker takes up to 8 GB. In the order of their names: files of few tests, which would come
# last, are those that take minutes.
SIDE_BY_SIDE = --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

.PHONY: setup run test test-core lint types bench bench-full translations clean

setup:
	@.ci/setup develop

run:
	@.ci/setup run
	@if [[ $$(uname) == Linux && -z $$DISPLAY && -z $$WAYLAND_DISPLAY ]]; then \
	    echo "There is no display for a window; exporting the photo into out/ instead."; \
	    $(PYTHON_IN) main.py export "$${PHOTO:-resources/sample.jpg}" --out out \
	        --format ply,npz,png16,color,contours --overwrite; \
	elif [[ -n $$PHOTO ]]; then \
	    $(PYTHON_IN) main.py "$$PHOTO"; \
	else \
	    $(PYTHON_IN) main.py; \
	fi

test: setup
	@$(OFFSCREEN) $(PYTHON_IN) -m pytest $(SIDE_BY_SIDE)

# The core's tests where Qt is not to be had (and so without pytest-qt and its options); the
# minutes of the full network's parity need not be spent twice.
test-core: setup
	@$(PYTHON_IN) -m pytest tests/core --ignore tests/core/network/test_parity.py --quiet $(SIDE_BY_SIDE) \
	    -p tests.without_qt -p no:pytest-qt -p no:xvfb -W ignore::pytest.PytestConfigWarning \
	    --override-ini addopts="-p no:dash --import-mode=importlib --strict-markers"

lint: setup
	@.venv/bin/ruff check . && .venv/bin/ruff format --check . && .venv/bin/lint-imports

types: setup
	@.venv/bin/mypy

bench: setup
	@$(PYTHON_IN) -m tests.benchmarks

# The full network beside transformers' own: half an hour, 20 GB of memory.
bench-full: setup
	@$(PYTHON_IN) -m tests.benchmarks --full

# The window's texts in other languages, after a change of the English ones; see the .ts files.
translations: setup
	@$(PYTHON_IN) -m resources.translations

clean:
	rm -rf build out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	rm -rf .benchmarks *.egg-info
	find core gui resources tests -name __pycache__ -type d -prune -exec rm -rf {} +
