"""What an essay argues: its position, and what every other sentence does for it or against it. Pure."""
