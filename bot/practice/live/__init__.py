"""The class that goes on: the same bot in a simulated Discord, with people who act when they are told to."""
