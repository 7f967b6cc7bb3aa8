"""What a meeting resolved, and what became of it: resolutions, targets, tasks, reports.

A *draft* is put to the meeting as a text with a digest; a carried vote on that
digest *adopts* it; at finish it gets its number. The journal's agreed tasks
become rows by one sweep that may run at any time, any number of times. A task
is led by one member until a day; what was once reported about is never deleted,
only *withdrawn* or *dropped* with a reason. Below: meetings, papers, membership.
"""
