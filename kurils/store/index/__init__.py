"""The prepared record: built from the checked YAML when the wheel is built, read as JSON when a question is asked."""
