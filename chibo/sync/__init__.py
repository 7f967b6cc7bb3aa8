"""Devices that hold a meeting without a network: packs out, entries in."""
