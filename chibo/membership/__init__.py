"""Members, their stays in branches, their posts, and the rights that follow from posts.

State is derived from dated facts, never typed. Also registers who may do what
on the floors below, because only here posts are known.
"""
