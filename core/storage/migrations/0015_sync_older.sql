-- SPDX-License-Identifier: GPL-3.0-or-later
-- Links stay as they are.
-- Fields of a waiting edit of which its author had seen less than its base says.
ALTER TABLE sync_out ADD COLUMN older TEXT;
