"""A deck as PowerPoint: native shapes that can be edited, connectors glued to their boxes, notes and alt texts."""
