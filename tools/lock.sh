#!/usr/bin/env bash
# Resolve requirements/*.in to pinned lists with hashes, for every platform of Python 3.11 and later.
set -euo pipefail
[ -x .venv/bin/uv ] || .venv/bin/python -m pip install --quiet uv
for list in base dev; do
  .venv/bin/uv pip compile --quiet --upgrade --generate-hashes --universal --python-version 3.11 \
    --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
    "requirements/$list.in" -o "requirements/$list.txt"
done
