"""Files of units, the terms of committees, and the numbers of their documents.

A *stored file* is kept once by its content and never deleted; what bears a
mark of secrecy stays out. A *term* is the period over which numbers run, from
1 for each sign (NQ, BC, TB). Below: membership, rulebook, organization.
"""
