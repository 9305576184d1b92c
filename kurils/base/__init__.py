"""What every other room stands on: errors, names, where the record lies, widths of text; it knows none of them."""
