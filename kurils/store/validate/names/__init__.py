"""Rules for names: how they are spelled, and where they lead."""
