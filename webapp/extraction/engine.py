"""What other layers know of the engine without running it."""

from __future__ import annotations

from typing import Final

ENGINE: Final = "extraction-8"  # bump when what comes out changes
# Below it readers are told that parts may be missing; bench/confidence.py counts how often that is right.
LOW_CONFIDENCE: Final = 0.84
