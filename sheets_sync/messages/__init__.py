"""People's words: every sentence the program says, Dutch and English, one file a topic."""
