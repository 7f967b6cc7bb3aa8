"""Whatever is changed in what was sealed shows, and at its place."""

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chibo.audit.chain import link_after
from chibo.meetings.models import Meeting
from chibo.records.content import digest_of
from chibo.records.models import Seal, SealChain, SealKind
from chibo.records.operations.chaining import write_seal
from chibo.records.verification import verify_seals
from tests.factories import EVENING, a_branch, a_secretary

pytestmark = pytest.mark.django_db

WORDS = ("Góp ý về giờ giấc", "Nhất trí", "Tán thành 33/37", "Kết luận: giao chi ủy")
ON_ONE_CHAIN = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def chain():
    """A branch whose chain holds four seals."""
    branch = a_branch()
    secretary = a_secretary(branch)
    for number, words in enumerate(WORDS):
        meeting = Meeting.objects.create(
            branch=branch,
            month=EVENING.date().replace(day=1, month=number + 1),
            kind="regular",
            place="Nhà văn hóa",
            planned_at=EVENING,
        )
        with transaction.atomic():
            body = {"document": {"words": words}}
            write_seal(meeting, SealKind.MINUTES, body, actor=secretary, at=EVENING)
    return SealChain.objects.get()


def broken_at():
    return [report.broken_at for report in verify_seals()]


def forged(position, /, **columns):
    """Return where the walk breaks after a row was changed; the change is taken back."""
    with transaction.atomic():
        assert Seal.objects.filter(position=position).update(**columns) == 1
        found = broken_at()
        transaction.set_rollback(True)
    return found


def test_a_chain_that_nobody_touched_holds(chain):
    assert [(one.key, one.length, one.broken_at) for one in verify_seals()] == [
        (f"seals:{chain.pk}", 4, None)
    ]


@ON_ONE_CHAIN
@given(data=st.data())
def test_any_change_of_any_character_is_found_at_its_place(chain, data):
    position = data.draw(st.integers(1, len(WORDS)))
    content = Seal.objects.get(position=position).content
    place = data.draw(st.integers(0, len(content) - 1))
    other = data.draw(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
    changed = content[:place] + other + content[place + 1 :]

    found = forged(position, content=changed)

    assert found == [None if changed == content else position]


@ON_ONE_CHAIN
@given(data=st.data())
def test_a_change_with_a_new_digest_is_found_all_the_same(chain, data):
    position = data.draw(st.integers(1, len(WORDS)))
    seal = Seal.objects.get(position=position)
    changed = seal.content.replace("words", data.draw(st.sampled_from(["lời", "w", "Words"])))

    found = forged(position, content=changed, digest=digest_of(changed))

    assert found == [position]


@pytest.mark.parametrize("position", [1, 2, 3])
def test_a_change_with_digest_and_link_made_anew_breaks_at_the_next_seal(chain, position):
    seal = Seal.objects.get(position=position)
    changed = seal.content.replace("words", "lời")
    digest = digest_of(changed)
    link = link_after(seal.previous, digest)

    found = forged(position, content=changed, digest=digest, link=link)

    assert found == [position]  # its code, printed on the paper, no longer fits


@pytest.mark.parametrize(
    "columns",
    [
        {"kind": "resolution"},
        {"sealed_at": EVENING.replace(minute=31)},
        {"previous": "0" * 63 + "1"},
        {"link": "f" * 64},
        {"digest": "f" * 64},
        {"code": "22222-22222"},
        {"position": 9},
        {"content": "không phải JSON"},
        {"content": "[]"},
    ],
)
def test_no_column_can_be_changed_alone(chain, columns):
    assert forged(2, **columns) == [2]


def test_a_seal_moved_to_another_meeting_is_found(chain):
    third = Seal.objects.get(position=3).meeting_id

    found = forged(2, meeting_id=third, kind="resolution")

    assert found == [2]


@pytest.mark.parametrize("position", [1, 2, 3, 4])
def test_a_seal_that_was_deleted_is_missed_at_its_place(chain, position):
    Seal.objects.filter(position=position).delete()

    assert broken_at() == [position]


@pytest.mark.parametrize(("first", "second"), [(1, 2), (2, 3), (1, 4)])
def test_two_seals_that_changed_places_are_found_at_the_first(chain, first, second):
    Seal.objects.filter(position=first).update(position=99)
    Seal.objects.filter(position=second).update(position=first)
    Seal.objects.filter(position=99).update(position=second)

    assert broken_at() == [first]


def test_a_chain_said_to_be_shorter_than_its_seals_is_found(chain):
    SealChain.objects.update(length=3)

    assert broken_at() == [5]


def test_the_command_names_the_branch_and_the_seal(chain, capsys):
    Seal.objects.filter(position=3).update(content="{}")

    with pytest.raises(CommandError, match=f"seals:{chain.pk} at entry 3"):
        call_command("verify")


def test_seals_are_in_the_head_of_heads(chain, capsys):
    call_command("verify")
    before = capsys.readouterr().out
    Seal.objects.filter(position=4).delete()
    previous = Seal.objects.get(position=3).link
    SealChain.objects.update(length=3, head=previous)  # a forger who shortens the chain too

    call_command("verify")

    assert capsys.readouterr().out != before
