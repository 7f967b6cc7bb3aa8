"""Pages, forms and templates: the only room that speaks HTTP.

A view fetches through a ``visible_…`` query, calls one operation, answers.
One folder per area of the site, each with its urls, views and forms.
"""
