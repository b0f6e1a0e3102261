"""docs/hosting.md keeps its word: its commands run, its files are read by what they are for, its options are there."""

from __future__ import annotations

import configparser
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.pages import BLOCK, ROOT
from tests.reader import settled

PAGE = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")


def block(start: str) -> str:
    """Return the one block of the page whose note starts so."""
    (found,) = [
        one["body"] for one in BLOCK.finditer(PAGE) if (one["note"] or "").startswith(start)
    ]
    return str(found)


def argmap(*words: str) -> str:
    command = [sys.executable, "-m", "argmap", *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_whoever_reports_a_hole_finds_what_argmap_guards() -> None:
    report = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)]+)\)", report)
    assert links
    assert all((ROOT / link).is_file() for link in links)
    assert "*left to you*" in report
    assert "Left to you" in PAGE


@pytest.mark.slow
def test_every_command_works_and_the_site_is_there(tmp_path: Path) -> None:
    reader = settled(tmp_path)
    commands = reader.follow(PAGE)
    assert any("ulimit" in command for command in commands)
    assert (reader.folder / "site" / "index.html").is_file()


def test_the_commands_that_serve_have_options_that_there_are() -> None:
    known = set(re.findall(r"--[a-z-]+", argmap("app", "--help")))
    service = configparser.ConfigParser(interpolation=None)
    service.optionxform = str  # type: ignore[assignment, method-assign] # as its documentation says
    service.read_string(block("file: argmap.service"))
    commands = (block("not run: it serves"), service["Service"]["ExecStart"])
    for command in commands:
        words = shlex.split(command)
        assert words[1] == "app"
        assert {word for word in words if word.startswith("--")} <= known
    assert set(re.findall(r"`(--allow-[a-z]+)", PAGE)) <= known


@pytest.mark.slow
def test_the_job_for_pull_requests_refuses_links_and_checks_the_rest(tmp_path: Path) -> None:
    job = yaml.safe_load(block("file: check.yml"))["jobs"]["check"]
    refuse, _, check = (step["run"] for step in job["steps"] if "run" in step)
    shutil.copytree(ROOT / "arguments", tmp_path / "arguments")
    git("init", "--quiet", folder=tmp_path)
    git("add", "arguments", folder=tmp_path)
    assert shell(refuse, tmp_path) == 0
    assert shell(check.replace("argmap", f"{shlex.quote(sys.executable)} -m argmap"), tmp_path) == 0
    (tmp_path / "arguments" / "environ.yaml").symlink_to("/proc/self/environ")
    git("add", "arguments", folder=tmp_path)
    assert shell(refuse, tmp_path) != 0


def git(*words: str, folder: Path) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


def shell(command: str, folder: Path) -> int:
    """Run a step as a workflow does."""
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", command], cwd=folder, check=False
    ).returncode


@pytest.mark.proof
def test_nginx_takes_its_file(tmp_path: Path) -> None:
    nginx = shutil.which("nginx")
    assert nginx, "nginx is missing: apt-get install --no-install-recommends nginx-light"
    key = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=debates.example.org",
    ]
    files = ["-keyout", str(tmp_path / "key"), "-out", str(tmp_path / "pem")]
    subprocess.run([*key, *files], check=True, capture_output=True)
    site = block("file: argmap.nginx.conf").replace("/etc/ssl/debates.pem", str(tmp_path / "pem"))
    site = site.replace("/etc/ssl/debates.key", str(tmp_path / "key"))
    whole = f"pid {tmp_path}/pid; error_log stderr; events {{}} http {{ access_log off;\n{site}\n}}"
    (tmp_path / "nginx.conf").write_text(whole, encoding="utf-8")
    told = subprocess.run(
        [nginx, "-t", "-c", str(tmp_path / "nginx.conf")],
        check=False,
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0, told.stderr
