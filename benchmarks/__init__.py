"""Figures beside their limits, each part by one command: ``python -m benchmarks [S9 documents …]``.

Measuring is not testing: nothing here fails. A part is a module of this folder
with a function ``figures() -> list[Figure]``; `__main__` names it in its table.
"""
