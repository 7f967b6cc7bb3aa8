"""Budgets of size: a file, a function or a template that outgrows its room is redesigned."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
PYTHON_LINES, FUNCTION_LINES, TEMPLATE_LINES, TEST_LINES = 400, 50, 150, 500
BARE_LINES = 5  # a docstring alone is no file to count
JS_LINES = 400


def main() -> int:
    problems = [*_too_long("chibo", "*.py", PYTHON_LINES), *_too_long("tests", "*.py", TEST_LINES)]
    problems += [*_too_long("tools", "*.py", PYTHON_LINES)]
    problems += [*_too_long("chibo", "*.html", TEMPLATE_LINES)]
    problems += [*_too_long("chibo/web/static/web/js", "*.js", JS_LINES)]
    problems += [*_long_functions()]
    sizes = [_lines(path) for path in _files("chibo", "*.py") if _lines(path) > BARE_LINES]
    print(f"{len(sizes)} Python files, median {median(sizes):.0f} lines, longest {max(sizes)}")
    for problem in problems:
        print(problem)
    return bool(problems)


def _too_long(folder: str, pattern: str, limit: int) -> Iterator[str]:
    for path in _files(folder, pattern):
        if (lines := _lines(path)) > limit:
            yield f"{path.relative_to(ROOT)}: {lines} lines, at most {limit}"


def _long_functions() -> Iterator[str]:
    for path in _files("chibo", "*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > FUNCTION_LINES:
                    yield f"{path.relative_to(ROOT)}: {node.name} has {lines} lines"


def _files(folder: str, pattern: str) -> Iterator[Path]:
    for path in sorted((ROOT / folder).rglob(pattern)):
        if not {"migrations", "vendor", "node_modules"} & set(path.parts):
            yield path


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


if __name__ == "__main__":
    sys.exit(main())
