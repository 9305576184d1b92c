"""Everything that the program says: its own words by language, and citations of sources."""
