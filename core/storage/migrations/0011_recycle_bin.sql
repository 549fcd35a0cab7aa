-- SPDX-License-Identifier: GPL-3.0-or-later
-- The recycle bin reads removals out of the change log; of a million entries they are few.
CREATE INDEX change_removed ON change(type, first_id, last_id) WHERE op=3;
