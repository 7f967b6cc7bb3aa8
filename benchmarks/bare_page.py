"""The least a Django page can do, beside the pages of Chibo: session, user, 22 rows, a template."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.template import Context, engines
from django.urls import include, path

from chibo.membership.models import Member

ROWS = 22
_TEMPLATE = """<!doctype html><html lang="vi"><title>{{ user.name }}</title><ul>
{% for member in members %}<li>{{ member.full_name }} {{ member.birth_date|date:"d/m/Y" }}</li>
{% endfor %}</ul></html>"""


@login_required
def bare(request: HttpRequest) -> HttpResponse:
    template = engines["django"].from_string(_TEMPLATE).template
    told = {"user": request.user, "members": Member.objects.order_by("pk")[:ROWS]}
    return HttpResponse(template.render(Context(told)))


urlpatterns = [path("bare/", bare, name="bare"), path("", include("chibo.urls"))]
