"""Rules for islands: their shapes, their figures, their order, and what lies around them."""
