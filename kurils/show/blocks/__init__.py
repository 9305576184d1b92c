"""How an answer reads: answer -> blocks for people, and -> rows for tables of data. No output happens here."""
