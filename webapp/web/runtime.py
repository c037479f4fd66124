"""The runtime of an app: its settings, the use cases' services, its jobs."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, current_app, g

from webapp.jobs import Jobs
from webapp.reading.services import Services
from webapp.settings import Settings

_KEY = "nutgraf"


@dataclass(slots=True)
class Runtime:
    """One per app."""

    settings: Settings
    services: Services
    jobs: Jobs

    def start_jobs(self) -> None:
        """Start the jobs, once this process serves, unless others are to do them."""
        if self.settings.jobs:
            self.jobs.start()

    def close(self) -> None:
        """Stop the jobs and let go of the library."""
        self.jobs.stop()
        self.services.close()


def attach_runtime(app: Flask, runtime: Runtime) -> None:
    """Give an app its runtime."""
    app.extensions[_KEY] = runtime


def runtime() -> Runtime:
    """The runtime of the app that answers now; of an action with a key its own (`answers/once.py`)."""
    found: Runtime = g.get("runtime") or current_app.extensions[_KEY]
    return found
