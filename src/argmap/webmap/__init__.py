"""The map that a browser shows: its payload, and the script and style sheet that draw it."""
