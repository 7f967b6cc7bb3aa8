"""What a meeting leaves in writing: minutes and resolution, confirmed, sealed, as documents.

The *minutes* are composed from the journal: people word the *wording*, never a
*figure*. They are *put* to the meeting as a text with a digest, *adopted* by the
journal, *confirmed* by clerk and chair, *sealed* in the branch's chain. A
document always comes from content: the sealed one, or a draft that says so.
Below: resolutions, meetings, papers, membership, rendering.
"""
