"""The verbs: one module for each thing a teacher, a student or the clock can ask for."""
