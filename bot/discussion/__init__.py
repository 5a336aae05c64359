"""From posts to what the class said: participation, key points, summary. Pure: no I/O, no clock."""
