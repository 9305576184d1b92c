"""From YAML to the prepared record: reading, checking, preparing, and what is found in it."""
