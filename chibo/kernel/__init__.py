"""What every room stands on: errors, permissions, periods, days, Vietnamese text. No models."""
