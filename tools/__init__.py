"""What makes the project's committed artefacts."""
