"""What takes long, done beside the server, in it or in processes of its own."""

from webapp.jobs.process import Process
from webapp.jobs.runner import Jobs

__all__ = ["Jobs", "Process"]
