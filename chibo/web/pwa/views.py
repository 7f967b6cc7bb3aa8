"""The service worker and the manifest; both are the same for everybody."""

import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_GET

from chibo.web.pwa.precache import WORKER, precache, revision

_RED = "#a3161c"  # of the icon


@require_GET
@never_cache
def service_worker(request: HttpRequest) -> HttpResponse:
    """The worker: what it keeps, and the two files that it consists of."""
    del request
    told = {"revision": revision(), "precache": [kept._asdict() for kept in precache()]}
    files = ", ".join(json.dumps(static(name)) for name in WORKER)
    script = f"self.chibo = {json.dumps(told)};\nimportScripts({files});\n"
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


@require_GET
@cache_control(public=True, max_age=3600)
def manifest(request: HttpRequest) -> HttpResponse:
    del request
    told = {
        "id": "/",
        "name": "Chibo · Sinh hoạt chi bộ",
        "short_name": "Chibo",
        "description": "Chuẩn bị, ghi chép và hoàn thành buổi sinh hoạt chi bộ hằng tháng.",
        "lang": "vi",
        "dir": "ltr",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "theme_color": _RED,
        "background_color": "#ffffff",
        "icons": [
            _icon("icon-192.png", "192x192", "any"),
            _icon("icon-512.png", "512x512", "any"),
            _icon("icon-maskable-512.png", "512x512", "maskable"),
        ],
    }
    return JsonResponse(told, content_type="application/manifest+json")


def _icon(name: str, sizes: str, purpose: str) -> dict[str, str]:
    src = static(f"web/icons/{name}")
    return {"src": src, "sizes": sizes, "type": "image/png", "purpose": purpose}
