"""Pictures and texts of a debate as files."""
