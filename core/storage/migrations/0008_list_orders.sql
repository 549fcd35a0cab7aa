-- SPDX-License-Identifier: GPL-3.0-or-later
-- Orders of lists that are read from an index: by e-mail address within a type, by the time of creation.
DROP INDEX mail_address_address;
CREATE INDEX mail_address_type_address ON mail_address(type, address COLLATE NOCASE);
CREATE INDEX contact_created_at ON contact(created_at);
CREATE INDEX company_created_at ON company(created_at);
-- Activities of a contact or company are found by the indexes that add their time.
DROP INDEX activity_contact;
DROP INDEX activity_company;
