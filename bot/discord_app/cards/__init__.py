"""Message layouts: domain object in, discord.py view out."""
