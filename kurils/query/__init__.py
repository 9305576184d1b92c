"""Questions: pure functions from a prepared section and a question to an answer. They print and read nothing."""
