"""Reads essays from files people upload. PDF and DOCX are taken apart in a child process with limits."""
