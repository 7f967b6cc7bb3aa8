"""A bare room for the tests of the device: the shell without any drawing.

What the server does not yet have of the exchange is stood in for here, after the real ones.
"""

import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import include, path
from django.views.decorators.csrf import ensure_csrf_cookie

from chibo.kernel.clock import now
from chibo.web.pwa.shells import shell

_PAGE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Phòng họp</title>
<link rel="manifest" href="/manifest.webmanifest"><link rel="icon" href="/static/web/icon.svg">
<script type="module" src="/static/web/js/device/page.js"></script></head>
<body><h1>Phòng họp</h1></body></html>"""
_KEYS: dict[str, str] = {}


@ensure_csrf_cookie
@shell
def bare_room(request: HttpRequest, meeting_id: int) -> HttpResponse:
    del request, meeting_id
    return HttpResponse(_PAGE)


def pack(request: HttpRequest, meeting_id: int) -> JsonResponse:
    return JsonResponse(
        {
            "format": 1,
            "made_at": now().isoformat(),
            "meeting": {"id": str(meeting_id), "state": "convened"},
            "actor": {"account": str(request.user.pk), "name": "Thư ký Kín Đáo"},
            "frame": {"roster": [], "agenda": [], "rules": {}},
            "keeps_until": "2099-01-01T00:00:00+07:00",
            "warns_from": "2098-12-01T00:00:00+07:00",
            "entries": [],
            "cursor": "0",
        }
    )


def prepared(request: HttpRequest, meeting_id: int, device: str = "") -> JsonResponse:
    del meeting_id
    if request.method == "POST":
        told = json.loads(request.body)
        _KEYS[told["device"]] = told["key"]
        return JsonResponse({"keeps_until": "2099-01-01T00:00:00+07:00"}, status=201)
    if device not in _KEYS:
        return JsonResponse({}, status=404)
    return JsonResponse({"key": _KEYS[device]})


urlpatterns = [
    path("meetings/<int:meeting_id>/room/", bare_room),
    path("", include("chibo.urls")),
    path("meetings/<int:meeting_id>/room/pack/", pack),
    path("meetings/<int:meeting_id>/room/prepared/", prepared),
    path("meetings/<int:meeting_id>/room/prepared/<str:device>/", prepared),
]
