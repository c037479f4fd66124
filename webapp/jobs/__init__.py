"""What takes long, done beside the server: the queue is in memory, the library's rows are the truth."""

from webapp.jobs.runner import Jobs

__all__ = ["Jobs"]
