"""An invented town and an invented office, built by calling operations: the demo obeys the rules.

Everything is drawn from a seed and a day: no clock, no secrets. First who
there is (`places`, `names`, `lives`, `casting`: pure), then the deeds
(`setting_up`, `telling`), at the end the accounts that can sign in. Stands
beside `web`; has no models.
"""
