"""The app's server: our configuration, a free port, a strict policy, and an address to open."""

from __future__ import annotations

import errno
import os
import socket
import tomllib
import webbrowser
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from argmap.app.headers import MIDDLEWARE
from argmap.app.hosts import (
    EMBED_VARIABLE,
    HOSTS_VARIABLE,
    Doors,
    ServingError,
    environment_names,
    host_name,
    is_loopback,
    origin,
)
from argmap.app.letters import ROUTES
from argmap.app.library import PATH_VARIABLE, Paths, drafts_at
from argmap.drawing import coloured

SCRIPT = Path(__file__).with_name("script.py")
SETTINGS = Path(__file__).with_name("config.toml")
# the port that Streamlit itself takes
USUAL_PORT = 8501
PORTS_TRIED = 100
# a port that only the system may use is as good as taken
_TAKEN = (errno.EADDRINUSE, errno.EACCES)


@dataclass(frozen=True)
class Guests:
    """Who beside this machine may come: by which further host names, and framed by which origins.

    Those that the environment names may come as well.
    """

    hosts: tuple[str, ...] = ()
    embedders: tuple[str, ...] = ()


def serve(
    paths: Paths = (),
    *,
    host: str = "127.0.0.1",
    port: int | None = None,
    browser: bool = True,
    guests: Guests = Guests(),
) -> None:
    """Serve the app on the debates at `paths` until it is interrupted.

    Without paths it shows the default ones.
    Without `port` the first free one from 8501 on. With `browser` the page opens as soon as the
    server listens.

    Raises:
        ArgmapError: there is no debate at one of the paths.
        ServingError: the port is taken, the address is not of this machine, or a guest has no name.
    """
    if "-" in paths:
        raise ServingError(
            "the app looks at its files again and again, "
            "and standard input can be read once; name a path"
        )
    hosts = tuple(map(host_name, (*guests.hosts, *environment_names(HOSTS_VARIABLE))))
    embedders = tuple(map(origin, (*guests.embedders, *environment_names(EMBED_VARIABLE))))
    # only for what it raises: a wrong path is told at the terminal, and not on a page
    drafts_at(paths)
    free = _free_port(host, port)
    lifespan = _announced(_address(host, free), browser=browser)
    app = st.App(SCRIPT, middleware=MIDDLEWARE, routes=ROUTES, lifespan=lifespan)
    # Streamlit runs the script with nothing handed on to it, so that it asks the environment
    os.environ[PATH_VARIABLE] = os.pathsep.join(paths)
    os.environ[HOSTS_VARIABLE], os.environ[EMBED_VARIABLE] = ",".join(hosts), ",".join(embedders)
    doors = Doors(is_loopback(host), frozenset(hosts), embedders)
    details = "none"
    if doors.private:
        details = "full"
    ours = {"server.address": host, "server.port": free, "client.showErrorDetails": details}
    # Ctrl+C is how a person ends the server, and by then it has ended in order
    with suppress(KeyboardInterrupt):
        app.run(config={**configuration(), "logger.hideWelcomeMessage": True, **ours})


def configuration() -> dict[str, object]:
    """Return the app's settings by Streamlit's dotted names."""
    return dict(_flat(tomllib.loads(settings())))


def settings() -> str:
    """Return the app's settings as Streamlit reads them from a file."""
    return coloured(SETTINGS.read_text(encoding="utf-8"))


def _flat(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    """Yield the settings of nested tables by their dotted names."""
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value


def _announced(
    address: str, *, browser: bool
) -> Callable[[st.App], AbstractAsyncContextManager[None]]:
    """Return a lifespan that prints the address, and opens it, once the server listens."""

    @asynccontextmanager
    async def lifespan(_app: st.App) -> AsyncIterator[None]:
        said = f"argmap is at {address} (Ctrl+C ends it)"
        print(said, flush=True)  # noqa: T201 - what the command says
        if browser:
            webbrowser.open(address)
        yield

    return lifespan


def _free_port(host: str, port: int | None) -> int:
    """Return the port to listen on, found out by listening on it for a moment."""
    if port is not None:
        bound = _bound(host, port)
        if bound is None:
            raise ServingError(
                f"port {port} of {host} is taken by another program; choose another one with --port"
            )
        return bound
    last = USUAL_PORT + PORTS_TRIED - 1
    for candidate in range(USUAL_PORT, last + 1):
        bound = _bound(host, candidate)
        if bound is not None:
            return bound
    raise ServingError(
        f"every port of {host} from {USUAL_PORT} to {last} is taken; choose one with --port"
    )


def _bound(host: str, port: int) -> int | None:
    """Return the port that could be bound, None where another program has it."""
    family = socket.AF_INET
    if _is_ipv6(host):
        family = socket.AF_INET6
    with socket.socket(family) as listener:
        # a port that another server has just left is free, whatever still arrives there
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            if error.errno in _TAKEN:
                return None
            raise ServingError(
                f"{host}:{port} is no address of this machine to listen on ({error.strerror})"
            ) from None
        except OverflowError:
            raise ServingError(f"{port} is no port; a port is a number from 0 to 65535") from None
        except (TypeError, ValueError):  # letters that no name of a machine has
            raise ServingError(
                f"{host}:{port} is no address of this machine to listen on"
            ) from None
        return int(listener.getsockname()[1])


def _address(host: str, port: int) -> str:
    """Return the address that a person on this machine opens."""
    # a server that listens everywhere is reached from its own machine by loopback
    everywhere = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - to be read, not to be bound
    host = everywhere.get(host, host)
    if _is_ipv6(host):
        host = f"[{host}]"
    return f"http://{host}:{port}"


def _is_ipv6(host: str) -> bool:
    return ":" in host
