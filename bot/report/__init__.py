"""From a week of discussion to what the teacher reads: digest and gradebook rows. Pure."""
