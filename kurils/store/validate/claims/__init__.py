"""Rules of claims and positions."""
