"""What a device keeps of the application: everything the room needs, of one version."""

import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.http import Http404, HttpResponse
from django.templatetags.static import static

from chibo.web.pwa import precache as kept_files
from chibo.web.pwa.shells import HEADER, shell

STATIC = Path(kept_files.__file__).parents[1] / "static"


def told_to_the_worker(client):
    response = client.get("/service-worker.js")
    assert response["Content-Type"].startswith("text/javascript")
    first, second = response.content.decode().splitlines()
    assert second == 'importScripts("/static/web/vendor/workbox.js", "/static/web/worker.js");'
    return json.loads(first.removeprefix("self.chibo = ").removesuffix(";"))


def test_the_worker_keeps_every_module_style_and_letter_and_each_is_there(client):
    urls = [one["url"] for one in told_to_the_worker(client)["precache"]]

    modules = {
        static(f"web/js/{file.relative_to(STATIC / 'web/js')}") for file in modules_of_house()
    }
    assert modules <= set(urls)
    assert {
        static("web/vendor/lit.js"),
        static("web/vendor/idb.js"),
        static("web/base.css"),
    } <= set(urls)
    assert len([url for url in urls if url.endswith(".woff2")]) == 4
    assert [url for url in urls if finders.find(url.removeprefix("/static/")) is None] == []
    assert len(urls) == len(set(urls))


def test_a_changed_file_is_a_new_version(client, monkeypatch):
    before = told_to_the_worker(client)
    whole = kept_files._digest
    monkeypatch.setattr(
        kept_files, "_digest", lambda name: "new" if name.endswith("js/words.js") else whole(name)
    )

    after = told_to_the_worker(client)

    assert before["revision"] != after["revision"]
    assert [
        one["url"]
        for one, other in zip(before["precache"], after["precache"], strict=True)
        if one != other
    ] == ["/static/web/js/words.js"]


def test_only_a_page_that_is_found_is_kept_and_named_with_the_version(client, rf):
    answers = {"found": HttpResponse("shell"), "moved": HttpResponse(status=302)}
    page = shell(lambda _request, which: answers[which])

    def gone(_request):
        raise Http404

    assert page(rf.get("/"), "found")[HEADER] == told_to_the_worker(client)["revision"]
    assert HEADER not in page(rf.get("/"), "moved")
    with pytest.raises(Http404):
        shell(gone)(rf.get("/"))


def test_the_manifest_lets_the_application_be_installed(client):
    response = client.get("/manifest.webmanifest")
    told = response.json()

    assert response["Content-Type"] == "application/manifest+json"
    assert (told["lang"], told["start_url"], told["display"]) == ("vi", "/", "standalone")
    for icon in told["icons"]:
        drawn = Path(str(finders.find(icon["src"].removeprefix("/static/")))).read_bytes()
        width, height = int.from_bytes(drawn[16:20]), int.from_bytes(drawn[20:24])
        assert (drawn[:8], f"{width}x{height}") == (b"\x89PNG\r\n\x1a\n", icon["sizes"])


def test_on_a_server_modules_ask_for_each_other_by_names_that_tell_their_content(
    settings, tmp_path, client
):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "chibo.web.static_files.NamedByContent"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    kept_files._kept_once.cache_clear()
    first = client.get("/service-worker.js").content.decode().splitlines()[0]
    kept_files._kept_once.cache_clear()
    precache = json.loads(first.removeprefix("self.chibo = ").removesuffix(";"))["precache"]

    assert {one["revision"] for one in precache} == {None}
    kept = {tmp_path / one["url"].removeprefix("/static/") for one in precache}
    asked = {
        (file.parent / address).resolve()
        for file in kept
        if file.suffix == ".js" and "/vendor/" not in str(file) and "htmx" not in file.name
        for address in re.findall(
            r'^(?:import|export|\}).*?"([^"]+\.js)";',
            file.read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    }
    assert len(asked) > 20
    assert asked <= kept


def modules_of_house():
    return (STATIC / "web/js").rglob("*.js")
