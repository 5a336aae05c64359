"""`python -m bot` is `harkness`."""

from bot.cli import main

main()
