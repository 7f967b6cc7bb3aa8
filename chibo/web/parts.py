"""The living page of parts: every part of the look with invented content, for those who build."""

from pathlib import Path

import yaml
from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

CONTENT = Path(__file__).with_suffix(".yaml")


class ExampleForm(forms.Form):
    """One field of each kind, so that each can be looked at, filled and wrong."""

    name = forms.CharField(label="Họ và tên")
    day = forms.DateField(
        label="Ngày vào Đảng",
        help_text="Theo quyết định kết nạp, viết dd/mm/yyyy.",
        error_messages={"invalid": "31/02/1998 không có trong lịch. Xem lại quyết định kết nạp."},
    )
    duty = forms.ChoiceField(
        label="Diện sinh hoạt",
        choices=[("full", "Sinh hoạt đầy đủ"), ("exempt", "Được miễn sinh hoạt")],
    )
    answer = forms.ChoiceField(
        label="Đồng chí dự họp?",
        choices=[("yes", "Tôi dự"), ("no", "Tôi xin vắng")],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="Lý do xin vắng", required=False, widget=forms.Textarea({"rows": 3})
    )
    roster = forms.FileField(
        label="Danh sách đảng viên", help_text="Tệp Excel .xlsx.", required=False
    )
    sure = forms.BooleanField(
        label="Tôi đã đối chiếu với sổ đảng viên",
        error_messages={"required": "Đối chiếu xong, đồng chí đánh dấu vào ô này."},
    )


@require_GET
def parts(request: HttpRequest) -> HttpResponse:
    """Show every part. Outside of DEBUG the page does not exist."""
    if not settings.DEBUG:
        raise Http404
    content = yaml.safe_load(CONTENT.read_text(encoding="utf-8"))
    return render(request, "web/parts.html", {**content, "form": ExampleForm(content["filled"])})
