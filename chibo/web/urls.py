"""Pages that belong to no area: what is next today, how it looks."""

from django.urls import path

from chibo.web.appearance import choose_appearance
from chibo.web.parts import parts
from chibo.web.today import today_page

app_name = "web"
urlpatterns = [
    path("", today_page, name="today"),
    path("appearance/", choose_appearance, name="appearance"),
    path("parts/", parts, name="parts"),
]
