"""A month in an address, written as ``2026-12``."""

from datetime import date


class MonthInAddress:
    """A converter of addresses: the first day of the month; years of four digits."""

    regex = r"[12]\d{3}-(?:0[1-9]|1[0-2])"

    def to_python(self, value: str) -> date:
        return date(int(value[:4]), int(value[5:]), 1)

    def to_url(self, value: date) -> str:
        return f"{value:%Y-%m}"
