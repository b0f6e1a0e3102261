"""What to show of a judged debate: a focus with its replies, an overview, an outline."""
