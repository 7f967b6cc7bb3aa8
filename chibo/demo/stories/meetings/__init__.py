"""The months of a branch, four of history and the one that runs, each as a story of its own.

`habits` says how a branch of each character works, `month` when its deeds
fall due; `preparing`, `holding` and `finishing` do them; `people`, `words`
and `evening` say who comes and what is told, `pen` makes entries of it.
A new step after the evening is one line in `finishing`; a new thing told in
the evening is one line in `evening`.
"""

from functools import partial

from chibo.demo.calendar import MONTHS_OF_HISTORY
from chibo.demo.stories.meetings.following import tasks_followed
from chibo.demo.stories.meetings.month import meeting_of_month, topic_evening
from chibo.demo.telling import Story

NEXT_MONTH = -1

MEETINGS: tuple[Story, ...] = (
    *(
        partial(meeting_of_month, months_ago=months_ago)
        for months_ago in range(MONTHS_OF_HISTORY, NEXT_MONTH - 1, -1)
    ),
    topic_evening,
    tasks_followed,
)
