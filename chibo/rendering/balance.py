"""Lines of about equal length, so that no single word hangs below a heading."""

from chibo.rendering.glyphs import face


def balanced(text: str, *, style: str, size_pt: float, width_mm: float) -> str:
    r"""Return ``text`` with line ends so that its lines are few, and then nearly equal.

    A text that fits, or that has line ends of its own, is returned as it is.

    >>> balanced("CHI BỘ TỔ DÂN PHỐ THUẬN HÒA", style="Bold", size_pt=14, width_mm=74)
    'CHI BỘ TỔ DÂN\nPHỐ THUẬN HÒA'
    """
    if "\n" in text or face(style).width_mm(text, size_pt) <= width_mm:
        return text
    words = text.split()
    fewest = len(_filled(words, style, size_pt, width_mm))
    narrower = (_filled(words, style, size_pt, width) for width in range(1, int(width_mm)))
    lines = next((lines for lines in narrower if len(lines) <= fewest), None)
    return "\n".join(lines) if lines else text


def _filled(words: list[str], style: str, size_pt: float, width_mm: float) -> list[str]:
    """Return lines filled one after the other, as a word processor does."""
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if face(style).width_mm(longer, size_pt) <= width_mm:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
