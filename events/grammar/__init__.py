"""English read off the parse: clauses, the verb group, roles of nouns, inflection."""
