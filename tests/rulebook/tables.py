"""A table of one line, as an office would type it."""

TABLE = """\
format: 1
slug: {slug}
title: {title}
issuer: Đảng ủy phường Đức Thuận
number: 15-QĐ/ĐU
issued_on: 2025-12-01
effective: {{from: 2026-01-01, until: {until}}}
subject: meeting
applies_to: {{kinds: [{kinds}], branch_types: [{branch_types}]}}
scale: 10
criteria:
  - code: "1"
    text: Chất lượng buổi sinh hoạt
    points: 10
    five: results
    score: {{judged: {{step: 1}}}}
bands:
  - {{name: good, label: Tốt, from: 5}}
  - {{name: weak, label: Kém, from: 0}}
"""


def a_table_text(
    slug="mot-dong", *, title="Phiếu một dòng", kinds="", branch_types="", until="null"
):
    return TABLE.format(slug=slug, title=title, kinds=kinds, branch_types=branch_types, until=until)
