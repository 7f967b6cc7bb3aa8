"""Two files at the root of the site: from there they hold for all of it."""

from django.urls import path

from chibo.web.pwa.views import manifest, service_worker

app_name = "pwa"
urlpatterns = [
    path("service-worker.js", service_worker, name="service_worker"),
    path("manifest.webmanifest", manifest, name="manifest"),
]
