"""A deck as PowerPoint: shapes to edit, connectors glued to boxes, notes and alt texts."""
