"""The careful reading of a text.

Everything as it was typed, its place, and each slip that stops a parser.
"""
