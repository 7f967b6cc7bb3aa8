"""The printed invitation of one member. Its words are those of Party documents: Vietnamese."""

from collections.abc import Sequence
from datetime import datetime

from chibo.kernel.days import day_of
from chibo.meetings.invitations import Invitation
from chibo.rendering.document import (
    Align,
    Block,
    Document,
    Header,
    KeyValue,
    KeyValues,
    Listing,
    Paragraph,
    Run,
    Signature,
    text,
)
from chibo.resolutions.queries.notes import TaskNote


def invitation_document(
    invitation: Invitation, name: str, *, authority: str, at: datetime, tasks: Sequence[str] = ()
) -> Document:
    """Return the invitation of the member ``name``, dated ``at``.

    ``authority`` is in whose name it is signed, such as ``"T/M CHI BỘ"``;
    ``tasks`` are those of earlier meetings on which the meeting looks back.
    """
    return Document(
        header=Header(
            parent=invitation.above,
            issuer=invitation.branch,
            place=invitation.locality,
            on=day_of(at),
        ),
        composed_at=at,
        title="GIẤY MỜI",
        summary=f"dự {invitation.kind}",
        blocks=tuple(_blocks(invitation, name, tasks)),
        signatures=(
            (Signature(post="BÍ THƯ", name=invitation.signed_by, authority=authority),)
            if invitation.signed_by
            else ()
        ),
    )


def printed_line(note: TaskNote) -> str:
    """Return an open task as the printed invitation names it; read by members, so Vietnamese."""
    who = f"đ/c {note.lead}: " if note.lead else ""
    until = f" (hạn {note.due_on:%d/%m/%Y})" if note.due_on else ""
    return f"{who}{note.text}{until}"


def _blocks(invitation: Invitation, name: str, tasks: Sequence[str]) -> list[Block]:
    blocks: list[Block] = [
        Paragraph((Run("Kính mời: đồng chí "), Run(name, bold=True)), align=Align.CENTER),
        KeyValues(
            (
                KeyValue("Thời gian", f"{invitation.hour_line}."),
                KeyValue("Địa điểm", f"{invitation.place}."),
                KeyValue("Hình thức", f"{invitation.mode}."),
                *([KeyValue("Chuyên đề", invitation.topic)] if invitation.topic else []),
            )
        ),
    ]
    if invitation.agenda:
        blocks.append(Paragraph((Run("Chương trình:", bold=True),)))
        items = tuple(
            text(f"{item.title} ({item.minutes}\N{NO-BREAK SPACE}phút)")
            for item in invitation.agenda
        )
        blocks.append(Listing(items, numbered=True))
    if tasks:
        blocks.append(Paragraph((Run("Nhiệm vụ của kỳ trước còn kiểm điểm:", bold=True),)))
        blocks.append(Listing(tuple(text(one) for one in tasks), numbered=True))
    if invitation.papers:
        papers = "; ".join(invitation.papers)
        blocks.append(KeyValues((KeyValue("Tài liệu", f"{papers}."),)))
    asked = "Đồng chí đọc trước tài liệu, chuẩn bị ý kiến và báo lại việc tham dự."
    blocks.append(Paragraph(text(asked)))
    return blocks
