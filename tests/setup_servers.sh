#!/bin/sh
# Installs what the tests need besides Python packages, where this machine lets us: Chromium, PostgreSQL,
# fonts for Arabic and Chinese, what builds containers, what checks units. Whatever cannot be had is said in one line, and its tests skip by name.
set -u

has_chromium() {
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null 2>&1 && return 0
  done
  .venv/bin/python - <<'PYTHON'
import sys
from pathlib import Path
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    sys.exit(not Path(playwright.chromium.executable_path).exists())
PYTHON
}

has_postgres() { command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; }
has_fonts() { command -v fc-list >/dev/null 2>&1 && fc-list | grep -qi 'NotoNaskhArabic' && fc-list | grep -qi 'NotoSansCJK'; }
has_deployment() { has_all systemd-analyze sqlite3; }
has_builder() { has_all buildah mmdebstrap; }
has_all() { for name in "$@"; do command -v "$name" >/dev/null 2>&1 || return 1; done; }
may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

updated=no
install() {
  if [ "$updated" = no ]; then apt-get update -qq >/dev/null 2>&1; updated=yes; fi
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1
}

if ! has_chromium; then
  echo "Fetching a Chromium for the browser tests ..."
  .venv/bin/python -m playwright install chromium >/dev/null 2>&1
  has_chromium || { may_install && echo "Installing Debian's Chromium instead ..." && install chromium; }
  has_chromium || echo "No Chromium can be had here: the tests in tests/browser will be skipped."
fi
if ! has_postgres; then
  may_install && echo "Installing PostgreSQL for the library's tests ..." && install postgresql
  has_postgres || echo "No PostgreSQL can be had here: the tests marked postgres will be skipped."
fi
if ! has_fonts; then
  may_install && echo "Installing fonts for Arabic and Chinese ..." && install fontconfig fonts-noto-core fonts-noto-cjk
  has_fonts || echo "No fonts for Arabic and Chinese can be had here: screenshots will show boxes."
fi
if ! has_deployment; then
  may_install && install systemd sqlite3
  has_deployment || echo "No systemd-analyze or sqlite3 can be had here: tests of units or backups will be skipped."
fi
if ! has_builder; then
  may_install && echo "Installing what builds the tests' container ..." && install buildah mmdebstrap
  has_builder || echo "No container can be built here: its steps are taken by pipx alone."
fi
has_chromium && has_postgres && has_fonts && has_deployment && has_builder
