"""The scoring engine: a criteria table, facts and judgements in, a scorecard out.

Pure calculation: no database, no clock, no Django. A *table* is data that an
authority issued; a *fact* is a number the machine counted; a *judgement* is
what a person chose; a *card* says for each line how many points and why.

Doors: `loading.load_table`, `engine.score`, `card.card_as_data` and
`card.card_from_data`, `parameters.with_parameters`. Reasons leave the room as
keys with values; the room `quality` puts them into words. Nobody stands below.
"""
