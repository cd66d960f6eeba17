"""Which mentions are one actor: nominals, pronouns, first person, names told later."""
