"""The practice classroom's page: served on this machine alone, to whoever was given its address."""
