"""Image bytes in files named by their hash, beside the database."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Collection
from pathlib import Path


def hash_of(body: bytes, content_type: str) -> str:
    """The name of an image: over its content type and its bytes."""
    return hashlib.sha256(content_type.encode() + b"\0" + body).hexdigest()


class ImageFiles:
    """The files of a library's images: `ab/abcdef…`, each whole or not there. Any process may use them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, body: bytes, content_type: str) -> str:
        """Have an image on disk when this returns, whatever was in its file; returns its hash."""
        image_hash = hash_of(body, content_type)
        path = self._path(image_hash)
        if self.read(image_hash) != body:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f"{image_hash}.", delete=False) as file:
                file.write(body)
                file.flush()
                os.fsync(file.fileno())
            Path(file.name).replace(path)
        for folder in (path.parent, self.folder, self.folder.parent):  # the names, too, survive a power cut
            _sync(folder)
        return image_hash

    def has(self, image_hash: str) -> bool:
        """Whether there is a file of this name."""
        return self._path(image_hash).is_file()

    def read(self, image_hash: str) -> bytes | None:
        """Read an image's bytes; None where its file is missing."""
        try:
            return self._path(image_hash).read_bytes()
        except FileNotFoundError:
            return None

    def remove(self, names: Collection[str]) -> None:
        """Remove files, for good also after a power cut."""
        for name in names:
            self._path(name).unlink(missing_ok=True)
        for shelf in {self._path(name).parent for name in names}:
            if shelf.is_dir():
                _sync(shelf)

    def shelves(self) -> list[str]:
        """List the folders, each of which holds the files whose names begin as it is called."""
        return sorted(each.name for each in self.folder.glob("[0-9a-f][0-9a-f]") if each.is_dir())

    def names(self, shelf: str, *, untouched_for: float = 0) -> list[str]:
        """List the names of a shelf's files older than so many seconds, half-written ones too."""
        latest = time.time() - untouched_for
        return [each.name for each in (self.folder / shelf).glob(f"{shelf}*") if _changed_at(each) <= latest]

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name


def _changed_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # a half-written file that has its name by now
        return time.time()


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
