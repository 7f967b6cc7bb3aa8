"""Which rules apply to a unit on a day, and why."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from chibo.membership.queries.visible import visible_units
from chibo.membership.rights import rights_of
from chibo.rulebook.queries import rules_in_force
from chibo.web.http import SignedInRequest, today
from chibo.web.rules.reach import day_asked, keepers_of, may_decide, unit_seen
from chibo.web.rules.shown import shown_rules


@login_required
@require_GET
def own_rules(request: SignedInRequest) -> HttpResponse:
    """Lead to the rules of the highest unit with an own post, the own branch, or the root.

    Who belongs nowhere is led home.
    """
    rights = rights_of(request.user, on=today())
    own = [post.unit_id for post in rights.posts] or sorted(rights.branch_ids)
    if request.user.is_administrator and not own:
        roots = visible_units(request.user, on=today()).order_by("path")
        own = list(roots.values_list("pk", flat=True)[:1])
    if not own:
        return redirect("web:today")
    return redirect("rules:page", own[0])


@login_required
@require_GET
def rules_page(request: SignedInRequest, unit_id: int) -> HttpResponse:
    unit = unit_seen(request, unit_id)
    on, is_understood = day_asked(request)
    search = request.GET.get("q", "").strip()
    book = rules_in_force(unit, on=on)
    context = {
        "unit": unit,
        "on": on,
        "is_today": on == today(),
        "is_understood": is_understood,
        "search": search,
        "subjects": shown_rules(book, unit, search=search),
        "decided": len(book.local),
        "keepers": keepers_of(unit, on=on),
        "may_decide": may_decide(request, unit),
    }
    return render(request, "web/rules/page.html", context)
