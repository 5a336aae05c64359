"""Language by rules: how close texts are and what they say of a claim, without a model."""
