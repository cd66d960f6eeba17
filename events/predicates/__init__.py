"""Which words are events, their class, who takes part, and who says so."""
