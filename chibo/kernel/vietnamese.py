"""Vietnamese text: one spelling for storage, one for search, one order for names."""

import unicodedata

# The dictionary's order of letters; tones decide only between equal letters.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: f"{rank:02d}" for rank, letter in enumerate(_ALPHABET, start=10)}
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng
_TONE_RANK = {tone: str(rank) for rank, tone in enumerate(_TONES, start=1)}


def tidy(text: str) -> str:
    """Return ``text`` as it is stored: NFC, single spaces, no blanks at the ends.

    >>> tidy("  Nguyễn   Văn An ")
    'Nguyễn Văn An'
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


def search_key(text: str) -> str:
    """Return ``text`` without case, diacritics and tone placement, for search.

    >>> search_key("Thuận HÒA") == search_key("thuan hoà") == "thuan hoa"
    True
    >>> search_key("Đặng Đình Đức")
    'dang dinh duc'
    """
    plain = unicodedata.normalize("NFD", tidy(text).casefold())
    if plain.isascii():
        return plain
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("đ", "d")


def spelling_key(text: str) -> str:
    """Return ``text`` so that two spellings of one word are equal: NFC or NFD, hòa or hoà.

    A syllable has one tone, so its place in the syllable tells nothing. Case and all other
    marks still count.

    >>> spelling_key("Thuận Hòa") == spelling_key("Thuận Hoà")
    True
    >>> spelling_key("Hòa") == spelling_key("Hóa"), spelling_key("Hoà") == spelling_key("hoà")
    (False, False)
    """
    return " ".join(f"{_without_tones(word)}{_tone(word)}" for word in tidy(text).split(" "))


def name_order(name: str) -> str:
    """Return a text of digits that sorts names the Vietnamese way on any database.

    By given name first, then family name and middle names; letters in the
    order of the dictionary (đ after d), tones only between equal letters.

    >>> sorted(["Lê Văn Đông", "Trần Thị Dung", "Bùi An", "Lê Văn An"], key=name_order)
    ['Bùi An', 'Lê Văn An', 'Trần Thị Dung', 'Lê Văn Đông']
    """
    words = tidy(name).casefold().split(" ")
    ordered = [words[-1], *words[:-1]]
    letters = "05".join("".join(_ranks(word)) for word in ordered)
    tones = "".join(_tone(word) for word in ordered)
    return f"{letters}00{tones}"


def _ranks(word: str) -> list[str]:
    return [_LETTER_RANK.get(letter, "09") for letter in _without_tones(word)]


def _without_tones(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONE_RANK))


def _tone(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    return next((_TONE_RANK[c] for c in parts if c in _TONE_RANK), "0")
