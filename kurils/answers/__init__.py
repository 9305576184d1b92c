"""What answers are made of: their types, the closed lists, and the meaning of each key."""
