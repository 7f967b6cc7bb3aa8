"""Units and placements by what people call them."""

from django.db.models import Q

from chibo.kernel.abbreviations import spellings
from chibo.kernel.vietnamese import search_key


def named(words: str) -> Q:
    """Match each part of ``words`` in a ``search_key``, without diacritics, short or long."""
    told = Q()
    for ways in spellings(words):
        part = Q()
        for way in ways:
            part |= Q(search_key__contains=way)
        told &= part
    return told


def named_exactly(words: str) -> Q:
    """Match ``words`` as they were written, one behind the other; what is meant most often."""
    parts = spellings(words)
    return named(words) if len(parts) == 1 else Q(search_key__contains=search_key(words))
