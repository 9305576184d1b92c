"""Rules for straits and borders: where lines run, which shores they pass, and how long they last."""
