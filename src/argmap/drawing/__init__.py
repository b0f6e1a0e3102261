"""The finished picture as plain shapes: what is written to a file is what the app shows."""
