#!/usr/bin/env bash
# Make .venv and install one pinned list into it. Says which system package is missing.
set -euo pipefail
list=$1
python=${PYTHON:-python3.11}
command -v "$python" >/dev/null || python=python3
if ! command -v "$python" >/dev/null; then
  echo "Python 3.11 is missing. Install it with: apt-get install python3.11 python3-venv" >&2
  exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "Python 3.11 or newer is needed; $python is $("$python" --version 2>&1)." >&2
  exit 1
fi
if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
  echo "The venv module is missing. Install it with: apt-get install python3-venv" >&2
  exit 1
fi
[ -x .venv/bin/python ] || "$python" -m venv .venv
echo "Installing the pinned packages of $list into .venv ..."
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$list"
