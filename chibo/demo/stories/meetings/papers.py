"""The papers of a meeting: a good branch writes a report and attaches it as a PDF."""

from datetime import UTC, datetime

from chibo.demo.places import Character
from chibo.demo.stories.meetings.plan import MeetingPlan
from chibo.demo.stories.meetings.words import outcomes, sayings
from chibo.kernel.days import day_of
from chibo.meetings.operations.preparing import attach_paper
from chibo.papers.operations.files import store_file
from chibo.planning.agenda import Step
from chibo.rendering.document import Document, Header, Listing, Paragraph, Signature, text
from chibo.rendering.pdf import as_pdf
from chibo.rulebook.keys import DOCUMENT_LAYOUT
from chibo.rulebook.queries import rule_in_force


def attach(plan: MeetingPlan, at: datetime) -> None:
    """Attach the report; of earlier months the demo keeps no papers."""
    if plan.branch.told.character is not Character.GOOD or plan.months_ago > 0:
        return
    title: str = outcomes()["paper" if plan.is_scored else "topic_paper"]
    title = title.format(month=f"{plan.month:%m/%Y}")
    layout = rule_in_force(DOCUMENT_LAYOUT, plan.unit, on=day_of(at))
    stored = store_file(
        as_pdf(_report(plan, title, at), layout),
        f"tai-lieu-{plan.kind}-{plan.month:%Y-%m}.pdf",
        unit=plan.unit,
        actor=plan.secretary,
        at=at,
        title=title,
    )
    attach_paper(plan.meeting, stored, actor=plan.secretary, at=at, title=title)


def _report(plan: MeetingPlan, title: str, at: datetime) -> Document:
    said = sayings(plan.world.luck, plan.branch, Step.MEMBER_TASKS, month=plan.share)[:4]
    return Document(
        header=Header(
            parent=plan.branch.committee.name,
            issuer=plan.unit.name,
            place=plan.branch.committee.locality,
            on=day_of(at),
        ),
        composed_at=at.astimezone(UTC),
        title="BÁO CÁO" if plan.is_scored else "ĐỀ CƯƠNG",
        summary=title,
        blocks=(
            Paragraph(text("Chi ủy báo cáo chi bộ những việc đã làm và đang vướng:")),
            Listing(tuple(text(one) for one in said)),
        ),
        signatures=(Signature(post="BÍ THƯ", name=plan.secretary.name, authority="T/M CHI BỘ"),),
    )
