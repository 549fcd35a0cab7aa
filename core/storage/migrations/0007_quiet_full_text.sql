-- SPDX-License-Identifier: GPL-3.0-or-later
-- Commits only add small segments to the full-text index; they are merged while nobody writes (SearchIndexer::tidy), or by a
-- commit when as many have gathered as no pause would leave.
INSERT INTO search_text(search_text, rank) VALUES('automerge', 0);
INSERT INTO search_text(search_text, rank) VALUES('crisismerge', 64);
