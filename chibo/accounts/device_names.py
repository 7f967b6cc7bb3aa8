"""What a browser calls itself, in words by which its owner knows it again."""

_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)
# The order matters: most of them claim to be Chrome and Safari as well.
_BROWSERS = (
    ("coc_coc", "Cốc Cốc"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
)


def device_name(user_agent: str) -> str:
    """Return system and browser, such as "Android · Chrome"; empty when neither is known.

    >>> device_name("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Safari/537.36")
    'Android · Chrome'
    """
    found = (
        next((name for mark, name in marks if mark in user_agent), "")
        for marks in (_SYSTEMS, _BROWSERS)
    )
    return " · ".join(filter(None, found))
