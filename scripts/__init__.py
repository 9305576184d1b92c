"""Tools of the maintainers; nothing here is installed with the program."""
