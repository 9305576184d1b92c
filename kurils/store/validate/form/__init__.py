"""The form of what a record holds, and its entries once they have it."""
