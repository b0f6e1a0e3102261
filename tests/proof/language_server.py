"""A client of the real yaml-language-server, as an editor is one: over standard input and output."""

from __future__ import annotations

import json
import queue
import shutil
import subprocess
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

VERSION = "1.25.0"
"""The last version that runs on Node 20."""

PATIENCE = 30.0


def installed(folder: Path) -> Path:
    """Install the server into a folder, unless it is there, and return its script."""
    npm = shutil.which("npm")
    assert npm, "make proof needs npm: sudo apt-get install npm"
    script = folder / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
    if not script.exists():
        folder.mkdir(parents=True, exist_ok=True)
        command = [
            npm,
            "install",
            "--silent",
            "--no-audit",
            "--no-fund",
            f"yaml-language-server@{VERSION}",
        ]
        subprocess.run(command, cwd=folder, check=True)
    return script


class Editor:
    """An editor with one folder open."""

    def __init__(self, script: Path, folder: Path) -> None:
        self.folder = folder
        self.server = subprocess.Popen(
            ["node", str(script), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.answers: queue.Queue[dict[str, Any]] = queue.Queue()
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}
        self.number = 0
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()
        folders = [{"uri": folder.as_uri(), "name": "debate"}]
        capabilities = {
            "textDocument": {
                "completion": {"completionItem": {"snippetSupport": True}},
                "publishDiagnostics": {},
            },
            "workspace": {"configuration": True},
        }
        self.ask(
            "initialize",
            processId=None,
            rootUri=folder.as_uri(),
            workspaceFolders=folders,
            capabilities=capabilities,
        )
        self._send({"method": "initialized", "params": {}})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.server.kill()
        self.listener.join()
        with self.server:  # closes both of its pipes, and waits for it
            pass

    def opened(self, name: str, text: str) -> str:
        """Open a file and return its address."""
        uri = (self.folder / name).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        return uri

    def problems(self, uri: str) -> list[str]:
        """Return the messages of the next diagnostics of a file."""
        while uri not in self.diagnostics:
            self._take(self.answers.get(timeout=PATIENCE))
        return [str(each["message"]) for each in self.diagnostics.pop(uri)]

    def completions(self, uri: str, line: int, column: int) -> dict[str, dict[str, Any]]:
        """Return what is proposed at a place, by label."""
        place = {"line": line, "character": column}
        answer = self.ask("textDocument/completion", textDocument={"uri": uri}, position=place)
        return {item["label"]: item for item in answer["items"]}

    def hover(self, uri: str, line: int, column: int) -> str:
        """Return what is told of a place."""
        place = {"line": line, "character": column}
        answer = self.ask("textDocument/hover", textDocument={"uri": uri}, position=place)
        return str(answer["contents"]["value"]) if answer else ""

    def ask(self, method: str, **params: Any) -> Any:
        """Return the answer to a request."""
        self.number += 1
        self._send({"id": self.number, "method": method, "params": params})
        while True:
            message = self.answers.get(timeout=PATIENCE)
            if message.get("id") == self.number and "method" not in message:
                return message.get("result")
            self._take(message)

    def _take(self, message: dict[str, Any]) -> None:
        """Keep diagnostics, and answer what the server asks of an editor."""
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            settings = {
                "hover": True,
                "completion": True,
                "validate": True,
                "schemaStore": {"enable": False},
            }
            wanted = [
                settings if item["section"] == "yaml" else {} for item in message["params"]["items"]
            ]
            self._send({"id": message["id"], "result": wanted})
        elif "id" in message and "method" in message:
            self._send({"id": message["id"], "result": None})

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.server.stdin is not None
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(content), content))
        self.server.stdin.flush()

    def _listen(self) -> None:
        stream = self.server.stdout
        assert stream is not None
        while header := stream.readline():
            length = (
                int(header.split(b":")[1]) if header.lower().startswith(b"content-length") else 0
            )
            while stream.readline().strip():
                pass
            self.answers.put(json.loads(stream.read(length)))
