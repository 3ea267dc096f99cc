#!/bin/bash
# Renew both lock files for every platform and Python from 3.11 on, with hashes.
set -euo pipefail
cd "$(dirname "$0")/.."
options=(--universal --generate-hashes --python-version 3.11 --no-emit-package meishi
    --custom-compile-command "make lock" --default-index https://pypi.org/simple --quiet)
extras=(--extra heic --extra web --extra carddav --extra watch)
uv pip compile "${options[@]}" "${extras[@]}" --group pyproject.toml:build \
    pyproject.toml -o requirements.lock
uv pip compile "${options[@]}" "${extras[@]}" --group pyproject.toml:build \
    --group pyproject.toml:dev -c requirements.lock pyproject.toml -o requirements-dev.lock
