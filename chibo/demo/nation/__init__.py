"""A country of any size for measuring: invented, and loaded straight into PostgreSQL.

The one place that writes facts without calling operations: a country of 5.6 million
members is made in a minute so, and nobody could act in it before. What it writes is
what the operations would have written, but for the record of each deed.
"""
