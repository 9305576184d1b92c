"""Rules for texts in further languages: what they are of, and that they say as much."""
