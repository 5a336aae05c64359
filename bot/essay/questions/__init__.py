"""Questions drafted from an essay and its outline: what to ask, in whose words, and which set to choose."""
