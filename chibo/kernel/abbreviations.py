"""The short forms that people write in names of units, and search takes for the long ones."""

from chibo.kernel.vietnamese import search_key

SHORT_FORMS = {
    "tdp": "tổ dân phố",
    "kp": "khu phố",
    "cb": "chi bộ",
    "db": "đảng bộ",
    "du": "đảng ủy",
    "bch": "ban chấp hành",
    "ubnd": "ủy ban nhân dân",
    "hdnd": "hội đồng nhân dân",
    "mttq": "mặt trận tổ quốc",
    "thcs": "trung học cơ sở",
    "thpt": "trung học phổ thông",
    "tp": "thành phố",
}

_LONG_FORMS = {search_key(long): short for short, long in SHORT_FORMS.items()}
_LEAST_INDEXED = 3  # letters; an index of three-letter pieces cannot find fewer
_MOST_WORDS = max(len(long.split()) for long in _LONG_FORMS)


def spellings(words: str) -> list[tuple[str, ...]]:
    """Return the parts of a search, each as every way in which it may be written.

    >>> spellings("TDP Thuận Hòa")
    [('tdp', 'to dan pho'), ('thuan',), ('hoa',)]
    >>> spellings("tổ dân phố 3")
    [('to dan pho', 'tdp'), ('3',)]
    """
    left, parts = search_key(words).split(), []
    while left:
        length = next(
            (n for n in range(_MOST_WORDS, 1, -1) if " ".join(left[:n]) in _LONG_FORMS), 1
        )
        said = " ".join(left[:length])
        parts.append(_ways(said))
        left = left[length:]
    return parts


def _ways(said: str) -> tuple[str, ...]:
    if said in _LONG_FORMS:
        short = _LONG_FORMS[said]
        return (said, short) if len(short) >= _LEAST_INDEXED else (said,)
    if said in SHORT_FORMS:
        return said, search_key(SHORT_FORMS[said])
    return (said,)
