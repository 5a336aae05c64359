"""The practice classroom's page: one person's window on the class that goes on."""
