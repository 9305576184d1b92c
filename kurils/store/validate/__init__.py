"""Raw mappings -> the checked record, or the full list of what is wrong with it."""
