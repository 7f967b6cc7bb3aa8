"""What happened in the months before the demo's day: one file per idea.

A story is a generator over one branch. It yields the instant at which it
wants to go on, and does its deeds once it is resumed, by calling operations:

    def a_story(world, branch):
        yield world.calendar.at(day, 19, 30)
        open_meeting(…, actor=world.secretary_of(branch), at=…)

`telling` resumes all stories of all branches in the order of these instants.
Which stories a branch has depends on its character.
"""

from chibo.demo.stories.meetings import MEETINGS
from chibo.demo.stories.newcomers import newcomers
from chibo.demo.stories.recognition import recognition
from chibo.demo.telling import Story

STORIES: tuple[Story, ...] = (newcomers, recognition, *MEETINGS)
