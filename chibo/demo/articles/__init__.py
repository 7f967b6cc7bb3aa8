"""Three more places of public articles, told without history: who is there on the demo's day.

`told` reads one data file for each place, `planning` invents its people (pure), `entering`
calls the operations. They stand beside the town and the office and change nothing in these.
"""
