"""The careful reading of a text: everything as it was typed, its place, and each slip that stops a parser."""
