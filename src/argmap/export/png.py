"""A picture as PNG: the SVG, drawn by resvg with the vendored fonts and no others."""

from __future__ import annotations

from argmap.drawing.style import Style
from argmap.export.svg import svg
from argmap.layout.advances import BOLD, REGULAR
from argmap.layout.typeset import drawable
from argmap.scene import Scene

FAMILY = "Liberation Sans"


def png(scene: Scene, style: Style, *, scale: float = 2.0, transparent: bool = False, legend: bool = True) -> bytes:
    """Return the picture of a scene as PNG, `scale` pixels for each point.

    The same scene, style and scale give the same bytes on every machine: no font of the system is used.
    """
    return rendered(svg(scene, style, legend=legend, background=not transparent), scale)


def rendered(markup: str, scale: float) -> bytes:
    """Return an SVG as PNG, `scale` pixels for each of its units."""
    import resvg_py

    drawn: bytes = bytes(
        resvg_py.svg_to_bytes(
            svg_string=drawable(markup),
            zoom=scale,
            skip_system_fonts=True,
            font_files=[str(REGULAR), str(BOLD)],
            font_family=FAMILY,
            sans_serif_family=FAMILY,
        )
    )
    return drawn
