"""What essays and posts have in common as written English. Pure: no I/O, no clock, no Discord."""
