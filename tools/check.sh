#!/bin/sh
# Sets up a fresh environment beside the code and runs everything that has to hold before a change lands.
# Needs Python 3.11 or later with pip and venv; PYTHON names another interpreter than python3. KHABAR_EXTRAS names more
# to install: without "transformers" (torch: 200 MB to 3 GB) the tests of models from elsewhere skip by name.
set -eu
cd "$(dirname "$0")/.."

venv=.venv-test
[ -x "$venv/bin/python" ] || "${PYTHON:-python3}" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[test${KHABAR_EXTRAS:+,$KHABAR_EXTRAS}]"

run() { echo "== $*"; "$venv/bin/python" -m "$@"; }
run ruff check .
run ruff format --check .
run mypy
echo "== import contracts"; "$venv/bin/lint-imports"
run pytest -n 2 --cov --cov-report=term:skip-covered "$@"
