"""The page of the minutes as it stands for one person: to word, to confirm, to seal, sealed."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from chibo.kernel.permissions import may
from chibo.meetings.journal.state import MeetingState
from chibo.meetings.models import Meeting
from chibo.meetings.queries.journal import meeting_state
from chibo.membership.rights import rights_of
from chibo.records.content import read, read_minutes
from chibo.records.models import Confirmation, ConfirmingRole, Minutes, Seal
from chibo.records.operations.confirming import standing_confirmations
from chibo.records.queries.drafting import changes_since_adoption, desk_of
from chibo.web.http import SignedInRequest, today
from chibo.web.records.shown import Conflict, sections_on_desk, sections_to_read
from chibo.web.records.unsettled import unsettled


def show_minutes(
    request: SignedInRequest,
    meeting: Meeting,
    minutes: Minutes | None,
    *,
    refusal: str = "",
    conflict: Conflict | None = None,
) -> HttpResponse:
    """Answer with the page; after a refusal it shows the truth and says 409."""
    status = 409 if refusal else 200
    context: dict[str, Any] = {"meeting": meeting, "minutes": minutes, "refusal": refusal}
    if minutes is None:
        return render(request, "web/records/empty.html", context, status=status)
    if minutes.is_sealed:
        context |= sealed_minutes(request, meeting)
        return render(request, "web/records/sealed.html", context, status=status)
    context |= on_the_desk(request, meeting, minutes, conflict=conflict)
    return render(request, "web/records/minutes.html", context, status=status)


def on_the_desk(
    request: SignedInRequest,
    meeting: Meeting,
    minutes: Minutes,
    *,
    conflict: Conflict | None = None,
) -> dict[str, Any]:
    """Return what the page knows of minutes that are not sealed; folds the journal once or twice.

    The adoption is taken from the journal, which the row follows with the next deed.
    """
    on = today()
    told = meeting_state(meeting)
    desk = desk_of(meeting, state=told)
    standing = standing_confirmations(minutes, digest=desk.digest)
    adopted = told.results.minutes_adopted
    minutes.adopted_digest = adopted.digest if adopted else ""
    stops = unsettled(told, desk, standing)
    return {
        "desk": desk,
        "sections": sections_on_desk(desk, conflict=conflict),
        "is_adopted": adopted is not None,
        "is_closed": told.session.phase == "closed",
        "is_put": minutes.put_texts.filter(digest=desk.digest).exists(),
        "confirmations": standing.values(),
        "roles": _roles_to_confirm(request, meeting, told, standing),
        "differences": changes_since_adoption(minutes) if adopted else (),
        "stops": stops,
        "stages": _stages(adopted=adopted is not None, standing=standing),
        "may_write": may(request.user, "records.write_minutes", meeting, on=on),
        "may_seal": may(request.user, "records.seal_minutes", meeting, on=on),
    }


def sealed_minutes(request: SignedInRequest, meeting: Meeting) -> dict[str, Any]:
    """Return what the page knows of sealed minutes: the sealed words, never live rows."""
    seals = list(
        Seal.objects.filter(meeting=meeting).order_by("position").prefetch_related("files")
    )
    said = read(seals[0].content)
    files = sum(len(seal.files.all()) for seal in seals)
    return {
        "seals": seals,
        "draft": read_minutes(said["document"]),
        "sections": sections_to_read(read_minutes(said["document"])),
        "confirmations": said["confirmations"],
        "lacks_papers": files < 2 * len(seals),
        "may_file": may(request.user, "records.file_sealed", seals[0], on=today()),
    }


def _roles_to_confirm(
    request: SignedInRequest,
    meeting: Meeting,
    told: MeetingState,
    standing: dict[str, Confirmation],
) -> list[ConfirmingRole]:
    """Return in which roles this person may confirm now; the operation asks again."""
    on = today()
    own = str(rights_of(request.user, on=on).member_id)
    roles = []
    if own in {one.person for one in told.session.clerks}:
        roles.append(ConfirmingRole.CLERK)
    chair = told.session.chair
    leads = may(request.user, "meetings.lead_meeting", meeting, on=on)
    if own == chair or (chair is None and leads):
        roles.append(ConfirmingRole.CHAIR)
    has_confirmed = any(one.user_id == request.user.pk for one in standing.values())
    return [] if has_confirmed else [role for role in roles if role.value not in standing]


def _stages(*, adopted: bool, standing: dict[str, Confirmation]) -> list[str]:
    """Return the state of the four stages: written, adopted, confirmed, sealed."""
    reached = 1 + (1 + (len(standing) == len(ConfirmingRole)) if adopted else 0)
    return ["done"] * reached + ["now"] + [""] * (3 - reached)
