"""How an answer reads: as blocks and rows, and as text, JSON, CSV and the other formats."""
