"""The month of a branch: plan, prepare, convene, and the answers of the members.

``month`` is the list and the card of home, ``preparing`` what the branch committee does before
anybody is invited, ``invited`` the meeting as those see it who are; all three stand on
``workspace`` and know nothing of each other.
"""
