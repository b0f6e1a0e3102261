"""The environment of child processes whose time, memory or file sizes are looked at: coverage is not measured there."""

import os

ENVIRONMENT = {
    name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")
}
