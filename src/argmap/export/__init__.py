"""Pictures and texts of a debate as files.

This is a lazy door: a name is imported when it is first asked for (PEP 562).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.export.dot import dot_text
    from argmap.export.holding import holds_slides
    from argmap.export.pdf.press import Edition, version
    from argmap.export.png import png_image
    from argmap.export.pptx.template import Template
    from argmap.export.saving import made, save, target
    from argmap.export.svg import slide_svg, svg_text
    from argmap.export.talk import Options, Talk
    from argmap.export.writers import asked_for, export, suffix_of

_MODULES = {
    "Edition": "pdf.press",
    "Options": "talk",
    "Talk": "talk",
    "Template": "pptx.template",
    "asked_for": "writers",
    "dot_text": "dot",
    "export": "writers",
    "holds_slides": "holding",
    "made": "saving",
    "png_image": "png",
    "save": "saving",
    "slide_svg": "svg",
    "suffix_of": "writers",
    "svg_text": "svg",
    "target": "saving",
    "version": "pdf.press",
}

__all__ = [
    "Edition",
    "Options",
    "Talk",
    "Template",
    "asked_for",
    "dot_text",
    "export",
    "holds_slides",
    "made",
    "png_image",
    "save",
    "slide_svg",
    "suffix_of",
    "svg_text",
    "target",
    "version",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module 'argmap.export' has no attribute {name!r}")
    return getattr(import_module(f"argmap.export.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
