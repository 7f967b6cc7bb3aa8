"""The short code of a seal: what people type to find a document again. Pure."""

import re

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 signs; 0, O, 1 and I, which the eye takes for each other, are not among them."""

_LENGTH, _BITS = 10, 5


def code_of(link: str) -> str:
    """Return the code of a link: its first fifty bits, ten signs in two groups.

    >>> code_of("0" * 64), code_of("f" * 64)
    ('22222-22222', 'ZZZZZ-ZZZZZ')
    """
    value = int(link, 16) >> (4 * len(link) - _LENGTH * _BITS)
    steps = range((_LENGTH - 1) * _BITS, -1, -_BITS)
    signs = "".join(ALPHABET[value >> step & (2**_BITS - 1)] for step in steps)
    return f"{signs[:5]}-{signs[5:]}"


def read_code(typed: str) -> str:
    """Return what a person typed as a code: capitals, without blanks, with its hyphen.

    >>> read_code(" 7k3m9 qxd4w")
    '7K3M9-QXD4W'
    """
    signs = re.sub(r"[^0-9A-Z]", "", typed.upper())[:_LENGTH]
    return f"{signs[:5]}-{signs[5:]}"
