"""The practice classroom: the same bot in a simulated Discord."""
