#!/bin/bash
# Make the virtual environment and put a lock file and meishi itself into it, with plain pip.
# usage: setup_venv.sh PYTHON VENV LOCKFILE
set -euo pipefail
python=$1 venv=$2 lock=$3

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "meishi needs Python 3.11 or newer; $("$python" --version) was found." >&2
    echo "Install a newer one and run: make PYTHON=python3.12 …" >&2
    exit 1
fi
if [ ! -x "$venv/bin/python" ]; then
    if ! "$python" -m venv "$venv"; then
        echo "The module venv is missing. Run: sudo apt install python3-venv" >&2
        exit 1
    fi
fi
pip=("$venv/bin/python" -m pip --disable-pip-version-check --no-input --quiet)
echo "Installing $lock into $venv …"
"${pip[@]}" install --require-hashes --no-deps -r "$lock"
# The build backend is in the lock file too, so that nothing unlocked is fetched.
"${pip[@]}" install --no-deps --no-build-isolation --editable .
