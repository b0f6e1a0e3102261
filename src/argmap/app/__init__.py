"""The explorer: a Streamlit app over the same frozen values that the command line prints.

This is a lazy door: a name is imported when it is first asked for (PEP 562).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.app.headers import MIDDLEWARE
    from argmap.app.hosts import ServingError
    from argmap.app.letters import ROUTES
    from argmap.app.server import SCRIPT, Guests, serve

_MODULES = {
    "MIDDLEWARE": "headers",
    "ROUTES": "letters",
    "SCRIPT": "server",
    "Guests": "server",
    "ServingError": "hosts",
    "serve": "server",
}

__all__ = ["MIDDLEWARE", "ROUTES", "SCRIPT", "Guests", "ServingError", "serve"]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module 'argmap.app' has no attribute {name!r}")
    return getattr(import_module(f"argmap.app.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
