"""Units and placements by what people call them."""

from django.db.models import Q

from chibo.kernel.abbreviations import spellings


def named(words: str) -> Q:
    """Match each part of ``words`` in a ``search_key``, without diacritics, short or long."""
    told = Q()
    for ways in spellings(words):
        part = Q()
        for way in ways:
            part |= Q(search_key__contains=way)
        told &= part
    return told
