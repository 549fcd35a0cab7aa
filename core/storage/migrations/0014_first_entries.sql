-- SPDX-License-Identifier: GPL-3.0-or-later
-- Links stay as they are.
-- The first mail address, phone number and city stand in the row itself too: lists show them, and fifty rows anywhere
-- would read a page of each table for each row.
ALTER TABLE contact ADD COLUMN first_mail TEXT;
ALTER TABLE contact ADD COLUMN first_phone TEXT;
ALTER TABLE contact ADD COLUMN first_city TEXT;
UPDATE contact SET
    first_mail=(SELECT nullif(x.address, '') FROM mail_address x WHERE x.type=2 AND x.record=contact.id AND x.position=0),
    first_phone=(SELECT nullif(x.number, '') FROM phone_number x WHERE x.type=2 AND x.record=contact.id AND x.position=0),
    first_city=(SELECT nullif(x.city, '') FROM postal_address x WHERE x.type=2 AND x.record=contact.id AND x.position=0);
ALTER TABLE company ADD COLUMN first_mail TEXT;
ALTER TABLE company ADD COLUMN first_phone TEXT;
ALTER TABLE company ADD COLUMN first_city TEXT;
UPDATE company SET
    first_mail=(SELECT nullif(x.address, '') FROM mail_address x WHERE x.type=1 AND x.record=company.id AND x.position=0),
    first_phone=(SELECT nullif(x.number, '') FROM phone_number x WHERE x.type=1 AND x.record=company.id AND x.position=0),
    first_city=(SELECT nullif(x.city, '') FROM postal_address x WHERE x.type=1 AND x.record=company.id AND x.position=0);
