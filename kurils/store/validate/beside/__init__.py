"""Rules of what bears on a place beside what governs it."""
