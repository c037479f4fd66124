"""Every limit in one table: what it stops, and where its value comes from.

"Measured" means: held over 85 hostile pages and 489 forbidden addresses without harm to the parent
process (docs/adr/0004-limits.md).
"""

from __future__ import annotations

from typing import Final

MB: Final = 1024 * 1024

# --- fetching: a server that never ends -----------------------------------------------------------
FETCH_WIRE_BYTES: Final = 10 * MB  # an endless body; measured
FETCH_DECODED_BYTES: Final = 10 * MB  # a gzip bomb: counted after unpacking, in steps
FETCH_STEP_BYTES: Final = 64 * 1024  # unpacked at a time, so that a bomb is seen before it fills memory
FETCH_REDIRECTS: Final = 5  # a loop of redirects; curl allows 50, a person's page needs 2
FETCH_SECONDS: Final = 20.0  # dripped headers and bodies: one deadline over all hops and reads; measured
FETCH_HEADER_BYTES: Final = 64 * 1024  # a flood of headers; Chromium allows 256 KiB

# --- an article on several pages: a chain of pages without end -------------------------------------
ARTICLE_PARTS: Final = 10  # pages; a worker reads them all within its time for one. Long reads have 2 to 8
PARTS_BYTES: Final = 10 * MB  # all further pages together: as one large page
PARTS_SECONDS: Final = 60.0  # after so long no further part is begun

# --- before parsing: a page that parsers are bad at ------------------------------------------------
PAGE_BYTES: Final = 5 * MB  # decoded, embedded images lifted out first; 10 MB take readability 4.8 s
PAGE_TAGS: Final = 150_000  # counted as "<"; a million elements take 16 s and 626 MB
TAG_ATTRIBUTES: Final = 2_000  # lxml is quadratic here: 40,000 on one tag take 18 s

# --- the worker process that parses a stranger's page ----------------------------------------------
WORKER_CPU_SECONDS: Final = 10  # a page; measured
WORKER_WALL_SECONDS: Final = 20.0  # a page; measured
WORKER_MEMORY_BYTES: Final = 768 * MB  # address space; measured
WORKER_ANSWER_BYTES: Final = 64 * MB  # an article with its images, as text; no page of 10 MB gives more
WORKER_ANSWERS: Final = 200  # then a fresh worker, so that what leaks does not pile up
WORKER_KILLS: Final = 2  # from outside, of one page: so often another one is asked; it may fill the memory

# --- the worker process that ranks a text ------------------------------------------------------------
# A million words in sentences of twenty take 10 s and 550 MB of address space, in sentences of five 17 s
# and 620 MB, measured when the imports alone were 390 MB of it (docs/adr/0013-ranking.md); they are 220 now,
# and 300 where a text's language must be found.
RANKING_CPU_SECONDS: Final = 40  # a text; a page of 5 MB has a million words, with its parts three
RANKING_WALL_SECONDS: Final = 160.0  # a text; a small machine shares its processor
RANKING_MEMORY_BYTES: Final = 1024 * MB  # address space
RANKING_ANSWER_BYTES: Final = 64 * MB  # 200,000 sentences take 10

# --- PDFs ---------------------------------------------------------------------------------------------
# Measured on books of 10, 100 and 1,000 pages (docs/adr/0026-pdfs.md): 7 ms, 2,000 letters and 60 MB at most.
PDF_BYTES: Final = 30 * MB  # a thesis with photographs has 20; more are scans, which have no text
PDF_FETCH_SECONDS: Final = 60.0  # so many bytes over 4 Mbit/s
PDF_READ_SECONDS: Final = 10.0  # what was read by then is shown: 1,400 pages; the worker needs 0.6 of it more
PDF_MEMORY_BYTES: Final = 768 * MB  # address space of the process that runs PDFium
PDF_PAGES: Final = 5_000  # a file may declare millions of pages that it has not
PDF_LETTERS: Final = 3_000_000  # 1,400 pages; what comes after the reading takes 6 s for so many
PDF_PAGE_BYTES: Final = 4 * MB  # a page as its process sends it; a dense one has 30 KB

# --- the worker process that colours code --------------------------------------------------------------
# Of 75 languages the slowest takes 0.25 s for 50,000 characters of code; as many of one sign took over 4 s
# in a third of them, which is what the seconds are for. 200,000 characters take 44 MB and answer in 0.8 MB.
COLOURED_PIECE_CHARS: Final = 50_000  # 1,500 lines; a page shows 10,000 spans for them
COLOURED_CHARS: Final = 200_000  # of an article: 6,000 lines
COLOURING_CPU_SECONDS: Final = 4  # an article; a small machine is four times as slow
COLOURING_WALL_SECONDS: Final = 12.0  # an article; a small machine shares its processor
COLOURING_MEMORY_BYTES: Final = 256 * MB  # address space
COLOURING_ANSWER_BYTES: Final = 8 * MB

# --- what a page says of its article's point ---------------------------------------------------------
HINT_ENTRIES: Final = 60  # of one name; long reads have 40 bold phrases
HINT_CHARS: Final = 500  # of an entry; a description has 160, a key point a sentence or two

# --- what a reader may send -------------------------------------------------------------------------
UPLOAD_BYTES: Final = 10 * MB  # a form, or a file that is no PDF
UPLOAD_REQUEST_BYTES: Final = PDF_BYTES + MB  # a whole request: a PDF with its form around it
FORM_FIELDS: Final = 50  # a flood of form fields
ADDRESS_CHARS: Final = 4_096  # longer addresses are attacks; browsers and servers stop at 2 to 8 thousand
ADDRESS_TEXT_CHARS: Final = 20_000  # to look for an address in; telephones share a title and a few lines
OFFERED_ADDRESSES: Final = 10  # of a text, to choose from: a screen of them
TITLE_CHARS: Final = 500
PLACE_CHARS: Final = 100  # of the words that name a place in a text; 40 are kept

# --- finding kept places again in another text of the article -----------------------------------------
PLACE_NEARBY_CHARS: Final = 2_000  # a few paragraphs; 50,000 places of a text turned round take 3 s
PLACE_MISSES: Final = 300  # places that are not near: so many are looked for everywhere, 10 ms each in 3 MB

# --- the owner's site rules ---------------------------------------------------------------------------
SITE_RULES_BYTES: Final = 64 * 1024  # a file that is none of rules; the longest published ones have 10 KB

# --- digests ------------------------------------------------------------------------------------------
DIGEST_ARTICLES: Final = 50  # a page of a digest; a hundred take a tenth of a second

# --- signing in ---------------------------------------------------------------------------------------
SIGN_IN_TRIES: Final = 10  # a minute, for all clients together: no header can dodge it

# --- the library -----------------------------------------------------------------------------------
LIST_ARTICLES: Final = 50  # a page of a list, of under 30 KB compressed (tests/browser/test_lists.py)
LIST_TEASER_CHARS: Final = 300  # two lines are shown, of at most 100 characters each; some pages give 1,600
THUMBNAIL_PIXELS: Final = 64  # a side: what is smaller is an icon
LIST_FAILURES: Final = 50  # shown above a list: 4 KB compressed; trying again or removing takes all of them
OPENED_BYTES: Final = 16 * MB  # what was made of the articles opened last: some 150 of 1,500 words
FRAGMENT_BYTES: Final = 4 * MB  # parts of pages that many pages share, in each language and each setting
MIGRATION_SECONDS: Final = 3_600.0  # a process waits for another's migration; 1,500 images take 10 to 50
UNDO_DAYS: Final = 30  # a deleted article can come back for so long
STRAY_SECONDS: Final = 3_600.0  # a file without a row after so long is left over; a save takes seconds
PURGE_FOUND: Final = 500  # looked for at once: 0.1 s in a library of 100,000 articles, without a lock
PURGE_ROWS: Final = 20  # removed in one transaction: 2 to 6 ms of work (bench/purge.py)
PURGE_PAGES: Final = 100  # database pages of 4 KB given back in one transaction: 5 ms
PURGE_PAUSE_SECONDS: Final = 0.05  # then others: a writer that waits for SQLite looks every 1 to 100 ms

# --- jobs ----------------------------------------------------------------------------------------------
LEASE_SECONDS: Final = 45.0  # a process that says nothing for so long is dead; a busy SQLite takes 10
LEASE_RENEWAL_SECONDS: Final = 10.0  # three may fail before the lease runs out
POLL_SECONDS: Final = 0.5  # what another process queued is seen within a second
FETCHES_AT_ONCE: Final = 8  # of all processes together; each may hold 10 MB
FETCHES_PER_HOST: Final = 2  # as polite as a person with two tabs
JOB_ATTEMPTS: Final = 3  # of what failed and may go better later; then the reader decides
JOB_INTERRUPTIONS: Final = 10  # a job cut off so often, over ten minutes, takes its process with it
INTERRUPTED_SECONDS: Final = (0, 0, 0, 5, 10, 20, 40, 80, 160, 320)  # after each: who kills may go on
DEFECT_SECONDS: Final = 60.0  # the wait after a defect of ours, which may be a full disk
RETRY_SECONDS: Final = (60.0, 300.0)  # the wait before each further attempt, where the site names none
RETRY_AFTER_SECONDS: Final = 3_600.0  # a site that wants a longer rest is not asked again by itself
WAITING_JOBS: Final = 1_000  # of one person; at 2 a second a quarter of an hour's
PORTION_JOBS: Final = 20  # what a cursor queues at a time
PORTION_LOOKED_AT: Final = 500  # articles that it looks at for them, in one transaction: 3 ms
SWEEP_SECONDS: Final = 600.0  # between two looks for what time has left over
WORKER_IDLE_SECONDS: Final = 180.0  # a reader saves several pages in a row; then 60 to 100 MB are given back

# --- actions that a device sends again -----------------------------------------------------------------
ACTION_KEY_CHARS: Final = 64  # a UUID has 36
ACTION_SECONDS: Final = 60.0  # an action whose end nobody saw after so long was cut off, and begins anew
ACTION_DAYS: Final = 30  # a key is remembered for so long: who was offline for longer sends anew

# --- pages that a reader's browser keeps ------------------------------------------------------------------
OFFLINE_OPENED: Final = 50  # articles opened last
OFFLINE_AHEAD: Final = 10  # articles on top of the reading list, fetched before they are opened
OFFLINE_TITLE_CHARS: Final = 200  # in a header, where a sign may take nine; servers stop at 8 KB
