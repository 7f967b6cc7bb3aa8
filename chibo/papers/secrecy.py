"""The gate of secrecy: papers that bear a mark of state secrecy stay out of the house.

The marks are MẬT, TỐI MẬT, TUYỆT MẬT in any case, with or without diacritics.
Other words that only look like them without diacritics pass when they are
written with theirs ("có mặt", "mất"), or in a well-known pair ("co mat").
"""

import re

from chibo.kernel.vietnamese import search_key, tidy

_WORD = re.compile(r"[^\W_]+")
_MARK_SPELLINGS = {"mật", "mât", "mạt", "mat"}  # mặt, mất, mắt are other words
_JOINED = {"toimat", "tuyetmat"}
_DEGREES = {"toi", "tuyet"}

# Pairs that are no mark: có mặt, vắng mặt, gặp mặt, ra mắt, bảo mật, thân mật, ong mật …
_HARMLESS_AFTER = {"co", "vang", "gap", "ra", "be", "bao", "than", "khuon", "thay", "ong"}
# … and Mặt trận, mặt bằng, mặt đường, mật độ, mật khẩu, mật ong, mật thiết, mất đất, mất mùa.
_HARMLESS_BEFORE = {"tran", "bang", "duong", "do", "khau", "ong", "thiet", "dat", "mua"}


def has_secrecy_mark(text: str) -> bool:
    """Whether ``text``, a file name or a title, bears a mark of secrecy.

    >>> has_secrecy_mark("Bao cao TUYET MAT.pdf"), has_secrecy_mark("Danh sách có mặt.pdf")
    (True, False)
    """
    words = _WORD.findall(tidy(text).casefold())
    plain = [search_key(word) for word in words]
    return any(
        word in _JOINED or (word == "mat" and _is_mark(words[at], plain, at))
        for at, word in enumerate(plain)
    )


def _is_mark(spelled: str, plain: list[str], at: int) -> bool:
    before = plain[at - 1] if at else ""
    after = plain[at + 1] if at + 1 < len(plain) else ""
    if before in _DEGREES:
        return True
    if spelled not in _MARK_SPELLINGS or before in _HARMLESS_AFTER or after in _HARMLESS_BEFORE:
        return False
    return not (before == "bi" and after == "nha")  # bí mật nhà nước, the name of a law
