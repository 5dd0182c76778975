"""From the statements of single documents to what the record draws from them together."""
