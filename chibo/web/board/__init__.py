"""The board of a committee: figures of a month, the lists behind them, the report."""
