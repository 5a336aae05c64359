"""Slash commands, listeners and buttons; each reads the interaction, calls one verb, shows a card."""
