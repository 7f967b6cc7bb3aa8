"""The devices on which a person is signed in, each with one button to sign it out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from chibo.accounts.operations.devices import revoke_device
from chibo.accounts.queries import devices_of, pins_given
from chibo.accounts.sessions import DEVICE
from chibo.kernel.clock import now
from chibo.web.http import SignedInRequest
from chibo.web.once import once


@login_required
@require_GET
def own_devices(request: SignedInRequest) -> HttpResponse:
    context = {
        "devices": devices_of(request.user),
        "pins": pins_given(request.user),
        "this_device": request.session.get(DEVICE),
    }
    return render(request, "web/accounts/devices.html", context)


@login_required
@require_POST
@once
def revoke(request: SignedInRequest, device_id: int) -> HttpResponse:
    device = get_object_or_404(devices_of(request.user), pk=device_id)
    revoke_device(device, actor=request.user, at=now())
    messages.success(request, _("Signed out on %(device)s.") % {"device": device.label})
    return redirect("accounts:devices")
