"""What does not fit the grammar, in sentences: what is wrong, where, and what to write instead."""
