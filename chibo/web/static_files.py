"""Static files under names that tell their content."""

from whitenoise.storage import (  # type: ignore[import-untyped]
    CompressedManifestStaticFilesStorage,
)

# import … from "./x.js" · export … from "./x.js" · import "./x.js" · import("./x.js")
_ASKED_FOR = (
    r"""(?P<matched>(?P<before>\b(?:(?:import|export)\b[^;'"]*?from\s*|import\s*\(?\s*))"""
    r"""["'](?P<url>\.[^"']+)["'])"""
)


class NamedByContent(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # it is untyped
    """Also our own modules ask for each other by such names.

    A page and its modules are then always of one version, whatever a device has kept of another.
    Django does it for every script or for none, and some that others wrote only look like modules.
    """

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("web/js/*.js", ((_ASKED_FOR, '%(before)s"%(url)s"'),)),
    )
    # A module gets its name after those that it asks for: as many rounds as they stand deep.
    max_post_process_passes = 20
