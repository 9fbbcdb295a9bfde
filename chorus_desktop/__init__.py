"""Chorus Desktop: prepares, offline, what an association deposits on Chorus Pro."""

__version__ = "0.1.0"
