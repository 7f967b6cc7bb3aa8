"""Minutes as a Party document: clerk left, chair right. Pure."""

from collections.abc import Iterator

from chibo.records.documents.blocks import blocks, header, roman
from chibo.records.documents.stamp import Stamp
from chibo.records.draft import MinutesDraft, Signer
from chibo.rendering.document import Block, Document, Heading, Signature

RECIPIENTS = ("Lưu Chi bộ",)
"""Minutes are internal: they go to nobody outside."""


def minutes_paper(draft: MinutesDraft, stamp: Stamp) -> Document:
    """Return the minutes as a document, ready to be rendered."""
    return Document(
        header=header(draft.head),
        composed_at=stamp.composed_at,
        title=stamp.title(draft.title),
        summary=draft.summary,
        blocks=tuple(_sections(draft)),
        signatures=(
            _signature(draft.clerk, stamp, "clerk"),
            _signature(draft.chair, stamp, "chair"),
        ),
        recipients=RECIPIENTS,
        seal=stamp.seal(),
    )


def _sections(draft: MinutesDraft) -> Iterator[Block]:
    for number, section in enumerate(draft.sections, start=1):
        yield Heading(f"{roman(number)}. {section.title}")
        yield from blocks(section.parts)


def _signature(signer: Signer, stamp: Stamp, role: str) -> Signature:
    name, confirmed = stamp.signed_by(role, signer.name)
    return Signature(post=signer.role, name=name, confirmed=confirmed)
