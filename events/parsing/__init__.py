"""Text to a spaCy Doc: the model, sections, quotations, parsing on demand."""
