"""The practice classroom's page: HTML made on the server, and what comes back from it."""
