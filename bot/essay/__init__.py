"""From an essay to its argument and the questions about it. Pure: no I/O, no clock, no Discord."""
