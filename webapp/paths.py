"""Where templates, static files and seeds lie: in the wheel, or else in the checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "_assets"
_ROOT = _SHIPPED if _SHIPPED.is_dir() else _PACKAGE.parent

TEMPLATES: Final = _ROOT / "templates"
STATIC: Final = _ROOT / "static"
SEEDS: Final = _ROOT / "seeds"
