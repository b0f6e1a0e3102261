"""What Streamlit runs, from its first line to its last, whenever a visitor does something."""

from argmap.app.explorer import draw_explorer

draw_explorer()
