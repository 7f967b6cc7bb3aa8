"""The five of the story, their windows, and one clock for the server and all windows."""

from datetime import UTC, datetime, timedelta

from django.core.management import call_command
from django.utils import timezone

from chibo.console.ticking import ring_due_jobs
from chibo.membership.models import PostKind
from chibo.papers.models import Term
from tests.e2e.hand import Hand
from tests.factories import a_branch, a_member, a_post, a_secretary
from tests.quality.evenings import House
from tests.web.room.factories import names

PREPARING = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)  # 8:00 in Hà Tĩnh
AFTERNOON = datetime(2026, 12, 3, 8, 0, tzinfo=UTC)
EVENING = datetime(2026, 12, 3, 12, 30, tzinfo=UTC)
NEXT_MORNING = datetime(2026, 12, 4, 1, 0, tzinfo=UTC)
THREE_DAYS_LATER = datetime(2026, 12, 7, 1, 0, tzinfo=UTC)
NEXT_MONTH = datetime(2026, 12, 29, 1, 0, tzinfo=UTC)


class Clock:
    """The hour of the story; it goes on by itself between the hours it is put to."""

    def __init__(self, put):
        self._real_now, self._ahead = timezone.now, timedelta()
        put(timezone, "now", lambda: self._real_now() + self._ahead)
        self.windows = []

    def stand_at(self, instant):
        self._ahead = instant - self._real_now()
        for window in self.windows:
            window.context.clock.set_system_time(instant)

    def now(self):
        return self._real_now() + self._ahead

    def keep(self, window):
        window.context.clock.install(time=self.now())
        self.windows.append(window)


class Story:
    """A branch of forty under a ward that scores; what one chapter finds, the next can use."""

    def __init__(self, clock, open_window):
        self.clock = clock
        self.house = House()
        self.branch = self.house.branch
        Term.objects.create(
            unit=self.branch, name="Nhiệm kỳ 2025-2027", valid_from=PREPARING.date().replace(2025)
        )
        a_post(self.branch, PostKind.COMMITTEE, name="Trần Quang Sơn")
        self.people = names(31)
        self.clerk = a_member(self.branch, self.people[0], with_account=True)
        self.member = a_member(self.branch, self.people[1], with_account=True)
        for name in self.people[2:]:
            a_member(self.branch, name)
        neighbour = a_branch("Chi bộ 2", under=self.house.ward)
        self._accounts = {
            "secretary": self.house.secretary,
            "clerk": self.clerk.user,
            "member": self.member.user,
            "reviewer": self.house.reviewer,
            "stranger": a_secretary(neighbour, name="Người Lạ"),
        }
        self._open_window = open_window
        self._hands = {}
        self.seen = set()
        self.meeting = None

    def hand_of(self, who):
        """Return the hand of one of the five; who comes for the first time signs in."""
        if who not in self._hands:
            window = self._open_window()
            self.clock.keep(window)
            hand = self._hands[who] = Hand(window)
            hand.sign_in(self._accounts[who])
            window.on("framenavigated", lambda frame: self.seen.add(frame.url))
        return self._hands[who]

    def let_the_worker_run(self):
        """Do what `chibo run` does beside the pages: ring what is due, then what is queued."""
        ring_due_jobs(at=self.clock.now())
        call_command("db_worker", "--batch", "--interval=0", "--no-startup-delay", "--no-reload")
