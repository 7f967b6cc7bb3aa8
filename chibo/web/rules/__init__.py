"""The rules that apply to a unit, and deciding them."""
