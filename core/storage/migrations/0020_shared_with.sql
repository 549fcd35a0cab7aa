-- SPDX-License-Identifier: GPL-3.0-or-later
-- With whom of the company a single record is shared: a JSON array of "<person>/read|edit/<who shared it>", null for nobody
-- (security/shares.h).
ALTER TABLE contact ADD COLUMN shared_with TEXT;
ALTER TABLE company ADD COLUMN shared_with TEXT;
ALTER TABLE deal ADD COLUMN shared_with TEXT;
ALTER TABLE sales_order ADD COLUMN shared_with TEXT;
ALTER TABLE ticket ADD COLUMN shared_with TEXT;
ALTER TABLE campaign ADD COLUMN shared_with TEXT;
