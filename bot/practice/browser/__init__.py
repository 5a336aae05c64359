"""The practice classroom in the browser: a page that people look at and act in."""
