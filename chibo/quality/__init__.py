"""How good a meeting was: facts counted, lines judged, the card voted, completed and reviewed.

A *fact* is a number with the people and entries behind it; rooms below are asked
by our providers, rooms above register theirs at start-up, we never look up. A
*card* is one scored meeting; its *stages* voted, complete and final are frozen
and stay as they were. The *branch* judges, its vote fixes the card, the
*reviewer* of the committee above accepts, returns or adjusts. Points come from
the engine `chibo.scoring`, words from `sentences`. Below: resolutions, meetings.
"""
