"""A resolution as a Party document, parts I to IV. Pure.

Order of a branch resolution after Hướng dẫn 42-HD/BTCTW (28/10/2025).
"""

from collections.abc import Iterator

from chibo.records.documents.blocks import header, paragraphs, table
from chibo.records.documents.stamp import Stamp
from chibo.records.draft import Grid
from chibo.records.resolution_draft import ResolutionDraft
from chibo.rendering.document import Block, Document, Heading, Paragraph, Signature, text

_NOT_SCORED = "Chi bộ chấm điểm theo bảng riêng."
_NOTHING = "Không có."


def resolution_paper(draft: ResolutionDraft, stamp: Stamp) -> Document:
    """Return the resolution as a document, ready to be rendered."""
    signatory = draft.signatory
    return Document(
        header=header(draft.head, draft.number),
        composed_at=stamp.composed_at,
        title=stamp.title("Nghị quyết"),
        summary=draft.summary,
        blocks=tuple(_blocks(draft)),
        signatures=(
            Signature(post=signatory.post, name=signatory.name, authority=signatory.authority),
        ),
        recipients=draft.recipients,
        seal=stamp.seal(),
    )


def _blocks(draft: ResolutionDraft) -> Iterator[Block]:
    yield Paragraph(text(draft.opening))
    yield Heading("I. Đánh giá kết quả thực hiện nhiệm vụ tháng trước")
    yield from _words(draft.review_text, draft.tasks_before)
    yield from _table("Kết quả các nhiệm vụ đã giao", draft.tasks_before)
    yield Heading("II. Nhiệm vụ tháng sau")
    yield from _words(draft.direction_text, draft.targets, draft.tasks)
    yield from _table("Chỉ tiêu", draft.targets)
    yield from _table("Phân công nhiệm vụ", draft.tasks)
    yield Heading("III. Tổ chức thực hiện")
    yield from _words(draft.implementation_text)
    yield Heading("IV. Tự chấm điểm chất lượng sinh hoạt")
    yield Paragraph(text(draft.score_text or _NOT_SCORED))
    if draft.score_lines is not None:
        yield table(draft.score_lines)
    if draft.adopted:
        yield Paragraph(text(draft.adopted))


def _words(said: str, *grids: Grid | None) -> Iterator[Block]:
    """The words of a part; that there is nothing is said, so that no heading stands alone."""
    if said.strip():
        yield from paragraphs(said)
    elif not any(grids):
        yield Paragraph(text(_NOTHING))


def _table(title: str, grid: Grid | None) -> Iterator[Block]:
    if grid is not None:
        yield Heading(title, 2)
        yield table(grid)
