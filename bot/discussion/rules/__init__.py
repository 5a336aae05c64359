"""What a summary's maker has to know of language, by rules: closeness and stances, with no model and no download."""
