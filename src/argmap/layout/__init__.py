"""Where everything stands: text is measured, Graphviz is asked, and a View becomes a Scene."""
