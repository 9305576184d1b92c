"""The site of the documents: the same Markdown, and a page a document, an island and a year, made of the record."""
