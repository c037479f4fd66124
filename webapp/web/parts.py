"""What every view works with: the settings, the use cases' services, the jobs."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, current_app, g

from webapp.jobs import Jobs
from webapp.reading.services import Services
from webapp.settings import Settings

_KEY = "nutgraf"


@dataclass(slots=True)
class Parts:
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


def keep_parts(app: Flask, parts: Parts) -> None:
    """Give an app its parts."""
    app.extensions[_KEY] = parts


def parts() -> Parts:
    """The parts of the app that answers now; of an action with a key its own (`answers/once.py`)."""
    found: Parts = g.get("parts") or current_app.extensions[_KEY]
    return found
