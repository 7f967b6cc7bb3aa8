"""A short text, such as an address or a code of a seal, as a QR picture."""

import io

import segno


def qr_png(text: str, *, pixels_per_module: int = 8) -> bytes:
    """Return a PNG with the quiet zone that readers want.

    Raises:
        segno.DataOverflowError: the text is longer than a QR code can hold.
    """
    return _saved(text, "png", pixels_per_module)


def qr_svg(text: str, *, pixels_per_module: int = 8, ground: str | None = None) -> bytes:
    """Return an SVG file in UTF-8; for the page and for print of any size.

    ``ground`` is the colour behind the modules; without one paper shows through,
    which a dark screen is not.

    Raises:
        segno.DataOverflowError: the text is longer than a QR code can hold.
    """
    return _saved(text, "svg", pixels_per_module, light=ground)


def _saved(text: str, kind: str, pixels_per_module: int, **colours: str | None) -> bytes:
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind=kind, scale=pixels_per_module, **colours
    )
    return out.getvalue()
