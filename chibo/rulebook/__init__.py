"""Every number and table that an authority issues, with scope, dates and source.

A *rule* is a named key; its *value* is what is in force for a unit on a day:
the nearest unit above that decided otherwise wins, then the central file
(`central/`). A *criteria table* is an immutable version of a file; a *scope*
puts it in force below a unit. Below: organization, accounts, audit, kernel;
the format of tables is `chibo.scoring`.
"""
