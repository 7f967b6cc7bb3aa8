"""Relieve a member of a post from a day on."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from chibo.kernel.clock import now
from chibo.kernel.errors import DomainError
from chibo.membership.models import Post
from chibo.membership.operations.posts import relieve
from chibo.web.http import SignedInRequest, today
from chibo.web.once import once
from chibo.web.posts.forms import RelieveForm
from chibo.web.posts.reach import post_or_404


@login_required
@require_GET
def ask(request: SignedInRequest, post_id: int) -> HttpResponse:
    return _page(request, post_or_404(request, post_id), RelieveForm(initial={"on": today()}))


@login_required
@require_POST
@once
def make(request: SignedInRequest, post_id: int) -> HttpResponse:
    post = post_or_404(request, post_id)
    form = RelieveForm(request.POST)
    if not form.is_valid():
        return _page(request, post, form, status=422)
    try:
        relieve(post, on=form.cleaned_data["on"], actor=request.user, at=now())
    except DomainError as refusal:
        return _page(request, post, form, refusal=refusal, status=409)
    messages.success(
        request, _("%(name)s is relieved of the post.") % {"name": post.member.full_name}
    )
    return redirect("posts:unit", post.unit_id)


def _page(
    request: SignedInRequest,
    post: Post,
    form: RelieveForm,
    *,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"post": post, "form": form, "refusal": refusal}
    return render(request, "web/posts/relieve.html", context, status=status)
