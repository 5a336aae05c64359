"""Harkness: a Discord bot that runs the class discussion of an essay."""

__version__ = "0.1.0"
