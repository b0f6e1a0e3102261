"""From a judged debate to a talk: which pictures, cut and sized so that they can be read, in which order."""
