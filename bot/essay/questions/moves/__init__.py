"""Question moves, one module for each thing a class can be asked to do with an argument."""
