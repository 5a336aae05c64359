"""One suite per port, run on every implementation of it; the port's docstrings are what is tested."""
