"""The practice class that goes on: what a person can do in it, as plain data."""
