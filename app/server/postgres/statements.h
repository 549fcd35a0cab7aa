// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/postgres/connection.h"

/// Every statement of the sync store. $1 is the organisation in all of them.
namespace fieldfare::server::statement {

inline constexpr Statement begin{"begin", "BEGIN"};
inline constexpr Statement beginReading{"begin_reading", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"};
inline constexpr Statement commit{"commit", "COMMIT"};
inline constexpr Statement rollback{"rollback", "ROLLBACK"};
inline constexpr Statement savepoint{"savepoint", "SAVEPOINT device_tx"};
inline constexpr Statement toSavepoint{"to_savepoint", "ROLLBACK TO SAVEPOINT device_tx"};
inline constexpr Statement scope{
    "scope", "SELECT set_config('app.org', $1::int4::text, true), set_config('app.scope', $2::text, true), "
             "set_config('app.buckets', '', true)"};
inline constexpr Statement visible{"visible", "SELECT set_config('app.buckets', $1::text[]::text, true)"};

inline constexpr Statement head{
    "head", "SELECT epoch, head, restored::text, audit_n, audit_hash, audit_restored::text, settled, lease_days "
            "FROM fieldfare.org_head WHERE org = $1"};
inline constexpr Statement lockHead{
    "lock_head", "SELECT epoch, head, restored::text, audit_n, audit_hash, audit_restored::text, settled, lease_days "
                 "FROM fieldfare.org_head WHERE org = $1 FOR UPDATE"};
inline constexpr Statement putHead{
    "put_head", "UPDATE fieldfare.org_head SET head = $2, audit_n = $3, audit_hash = $4 WHERE org = $1"};
inline constexpr Statement putRestored{"put_restored",
                                       "UPDATE fieldfare.org_head SET epoch = $2, restored = $3::text::jsonb, "
                                       "audit_restored = $4::text::jsonb WHERE org = $1"};
inline constexpr Statement putAudit{
    "put_audit", "INSERT INTO fieldfare.audit (org, n, at, actor, device, action, type, record, mid, fields, detail, "
                 "commitment, salt, hash) SELECT $1, u.* FROM unnest($2::int8[], $3::int8[], $4::uuid[], $5::uuid[], "
                 "$6::text[], $7::text[], $8::uuid[], $9::uuid[], $10::text[], $11::text[], $12::bytea[], "
                 "$13::bytea[], $14::bytea[]) u"};
inline constexpr Statement forgetAudited{
    "forget_audited", "UPDATE fieldfare.audit SET salt = '' WHERE org = $1 AND record = $2 AND salt <> ''"};
inline constexpr Statement auditHashes{
    "audit_hashes", "SELECT a.n, a.hash FROM unnest($2::int8[]) AS u (n) CROSS JOIN LATERAL (SELECT n, hash "
                    "FROM fieldfare.audit WHERE org = $1 AND n = u.n OFFSET 0) a"};
inline constexpr Statement auditPage{
    "audit_page", "SELECT n, at, actor, device, action, type, record, mid, fields, detail, commitment, salt, hash "
                  "FROM fieldfare.audit WHERE org = $1 AND n > $2 ORDER BY n LIMIT $3"};

inline constexpr Statement device{
    "device", "SELECT person, last_n, installation FROM fieldfare.device WHERE org = $1 AND id = $2"};
inline constexpr Statement putDevice{
    "put_device", "INSERT INTO fieldfare.device (org, id, person, last_n, installation) VALUES ($1, $2, $3, $4, $5) "
                  "ON CONFLICT (org, id) DO UPDATE SET person = excluded.person, last_n = excluded.last_n, "
                  "installation = excluded.installation"};

// Many keys at once are looked up one by one (LATERAL … OFFSET 0, which is not planned away): a plan that was made while a table was
// empty and nobody had analysed it reads all of an organisation for `= ANY`, and stays until somebody does.
inline constexpr Statement records{
    "records", "SELECT r.* FROM unnest($2::uuid[]) AS u (id) CROSS JOIN LATERAL (SELECT id, type, seq, hash, present, "
               "buckets, deleted, erased, fields, versions, conflicts, parents FROM fieldfare.record "
               "WHERE org = $1 AND id = u.id OFFSET 0) r"};
inline constexpr Statement views{
    "views", "SELECT r.* FROM unnest($2::uuid[]) AS u (id) CROSS JOIN LATERAL (SELECT id, type, seq, "
             "deleted IS NOT NULL, fields, conflicts FROM fieldfare.record WHERE org = $1 AND id = u.id OFFSET 0) r"};
inline constexpr Statement putRecord{
    "put_record",
    "INSERT INTO fieldfare.record (org, id, type, seq, hash, present, buckets, deleted, erased, fields, versions, "
    "conflicts, parents) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) "
    "ON CONFLICT (org, id) DO UPDATE SET type = excluded.type, seq = excluded.seq, hash = excluded.hash, "
    "present = excluded.present, buckets = excluded.buckets, deleted = excluded.deleted, erased = excluded.erased, "
    "fields = excluded.fields, versions = excluded.versions, conflicts = excluded.conflicts, "
    "parents = excluded.parents"};
inline constexpr Statement putPlaces{
    "put_places",
    "INSERT INTO fieldfare.place (org, bucket, part, record, seq, present) "
    "SELECT $1, b, $2, $3, $4, b = ANY($6::text[]) FROM unnest($5::text[]) b "
    "ON CONFLICT (org, bucket, part, record) DO UPDATE SET seq = excluded.seq, present = excluded.present"};
inline constexpr Statement addDigests{"add_digests",
                                      "INSERT INTO fieldfare.digest AS d (org, bucket, part, rows, sum) "
                                      "SELECT $1, u.* FROM unnest($2::text[], $3::int4[], $4::int8[], $5::int8[]) u "
                                      "ON CONFLICT (org, bucket, part) DO UPDATE SET rows = d.rows + excluded.rows, "
                                      "sum = fieldfare.wrap_add(d.sum, excluded.sum)"};

inline constexpr Statement applied{"applied", "SELECT n, mid, verdict, seq FROM fieldfare.applied "
                                              "WHERE org = $1 AND device = $2 AND n >= $3 ORDER BY n LIMIT $4"};
inline constexpr Statement putApplied{
    "put_applied", "INSERT INTO fieldfare.applied (org, device, n, mid, verdict, seq) "
                   "SELECT $1, u.* FROM unnest($2::uuid[], $3::int8[], $4::uuid[], $5::int4[], $6::int8[]) u "
                   "ON CONFLICT (org, device, n) DO UPDATE SET mid = excluded.mid, verdict = excluded.verdict, "
                   "seq = excluded.seq, at = excluded.at"};
inline constexpr Statement mutations{
    "mutations",
    "SELECT m.* FROM unnest($2::uuid[]) AS u (mid) CROSS JOIN LATERAL (SELECT mid, device, n, verdict, seq "
    "FROM fieldfare.mutation WHERE org = $1 AND mid = u.mid OFFSET 0) m"};
inline constexpr Statement putMutations{
    "put_mutations", "INSERT INTO fieldfare.mutation (org, device, n, mid, verdict, seq) "
                     "SELECT $1, u.* FROM unnest($2::uuid[], $3::int8[], $4::uuid[], $5::int4[], $6::int8[]) u "
                     "ON CONFLICT (org, mid) DO UPDATE SET device = excluded.device, n = excluded.n, "
                     "verdict = excluded.verdict, seq = excluded.seq"};
inline constexpr Statement forgetQuarantined{
    "forget_quarantined", "DELETE FROM fieldfare.quarantine WHERE org = $1 AND "
                          "(position($2::bytea in content) > 0 OR position($3::bytea in content) > 0)"};
inline constexpr Statement quarantine{
    "quarantine", "INSERT INTO fieldfare.quarantine (org, device, mid, verdict, content) VALUES ($1, $2, $3, $4, $5)"};
inline constexpr Statement children{
    "children", "SELECT b.* FROM unnest($2::uuid[]) AS u (id) CROSS JOIN LATERAL (SELECT parent, child "
                "FROM fieldfare.belonging WHERE org = $1 AND parent = u.id OFFSET 0) b"};
inline constexpr Statement dropBelonging{"drop_belonging",
                                         "DELETE FROM fieldfare.belonging WHERE org = $1 AND child = $2 AND "
                                         "parent = ANY($3::uuid[])"};
inline constexpr Statement putBelonging{"put_belonging",
                                        "INSERT INTO fieldfare.belonging (org, parent, child) "
                                        "SELECT $1, p, $2 FROM unnest($3::uuid[]) p ON CONFLICT DO NOTHING"};
inline constexpr Statement member{"member", "SELECT role, team, active FROM fieldfare.person "
                                            "WHERE org = $1 AND id = $2"};
inline constexpr Statement role{"role", "SELECT content FROM fieldfare.role WHERE org = $1 AND key = $2"};
inline constexpr Statement team{"team", "SELECT id FROM fieldfare.person WHERE org = $1 AND team = $2 AND active "
                                        "ORDER BY id"};
inline constexpr Statement token{
    "token", "SELECT i.id, i.person, i.label, i.revoked OR NOT coalesce(p.active, false), i.made, i.seen "
             "FROM fieldfare.installation i LEFT JOIN fieldfare.person p ON p.org = i.org AND p.id = i.person "
             "WHERE i.org = $1 AND i.token = $2"};
inline constexpr Statement seen{"seen", "UPDATE fieldfare.installation SET seen = $3 WHERE org = $1 AND id = $2"};
inline constexpr Statement alias{"alias", "SELECT kept FROM fieldfare.alias WHERE org = $1 AND gone = $2"};
inline constexpr Statement putAlias{"put_alias", "INSERT INTO fieldfare.alias (org, gone, kept) VALUES ($1, $2, $3) "
                                                 "ON CONFLICT (org, gone) DO UPDATE SET kept = excluded.kept"};
inline constexpr Statement freeNumbers{"free_numbers",
                                       "SELECT next, epoch FROM fieldfare.free_number WHERE org = $1 AND type = $2"};
inline constexpr Statement putFreeNumbers{"put_free_numbers",
                                          "INSERT INTO fieldfare.free_number (org, type, next, epoch) "
                                          "VALUES ($1, $2, $3, $4) ON CONFLICT (org, type) "
                                          "DO UPDATE SET next = excluded.next, epoch = excluded.epoch"};
inline constexpr Statement content{"content", "SELECT name FROM fieldfare.content WHERE org = $1 AND record = $2"};
inline constexpr Statement putContent{"put_content",
                                      "INSERT INTO fieldfare.content (org, record, name) VALUES ($1, $2, $3) "
                                      "ON CONFLICT (org, record) DO UPDATE SET name = excluded.name"};
inline constexpr Statement dropContent{"drop_content", "DELETE FROM fieldfare.content WHERE org = $1 AND record = $2"};
inline constexpr Statement contents{"contents", "SELECT DISTINCT name FROM fieldfare.content WHERE org = $1"};
inline constexpr Statement holders{
    "holders", "SELECT record FROM fieldfare.document_number "
               "WHERE org = $1 AND type = $2 AND field = $3 AND number = $4 ORDER BY record LIMIT 1000"};
inline constexpr Statement dropNumbers{"drop_numbers",
                                       "DELETE FROM fieldfare.document_number WHERE org = $1 AND record = $2"};
inline constexpr Statement putNumber{"put_number",
                                     "INSERT INTO fieldfare.document_number (org, type, field, number, record) "
                                     "VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING"};

// Each bucket is one walk along place_order from its cursor; what belongs together is put together outside.
inline constexpr Statement page{
    "page", "SELECT c.at::int4, p.seq, p.record, p.present "
            "FROM unnest($2::text[], $3::int8[], $4::uuid[]) WITH ORDINALITY AS c (bucket, seq, record, at) "
            "CROSS JOIN LATERAL (SELECT seq, record, present FROM fieldfare.place "
            "WHERE org = $1 AND bucket = c.bucket AND (seq, record) > (c.seq, c.record) "
            "ORDER BY seq, record LIMIT $5) p"};
inline constexpr Statement newest{"newest",
                                  "SELECT p.record FROM unnest($2::text[]) AS c (bucket) "
                                  "CROSS JOIN LATERAL (SELECT seq, record FROM fieldfare.place "
                                  "WHERE org = $1 AND bucket = c.bucket AND present "
                                  "ORDER BY seq DESC, record DESC LIMIT $3) p ORDER BY p.seq DESC, p.record DESC"};
inline constexpr Statement present{
    "present", "SELECT r.* FROM unnest($2::uuid[]) AS u (id) CROSS JOIN LATERAL (SELECT id, present "
               "FROM fieldfare.record WHERE org = $1 AND id = u.id AND present && $3::text[] OFFSET 0) r"};
inline constexpr Statement digests{"digests", "SELECT bucket, rows, sum FROM fieldfare.digest "
                                              "WHERE org = $1 AND bucket = ANY($2::text[]) AND part = -1"};
inline constexpr Statement digestParts{"digest_parts", "SELECT part, rows, sum FROM fieldfare.digest "
                                                       "WHERE org = $1 AND bucket = $2 AND part >= 0 AND rows > 0"};
inline constexpr Statement list{"list", "SELECT p.record, r.hash FROM fieldfare.place p "
                                        "JOIN fieldfare.record r ON r.org = p.org AND r.id = p.record "
                                        "WHERE p.org = $1 AND p.bucket = $2 AND p.part = $3 AND p.present "
                                        "ORDER BY p.record"};

inline const QVector<Statement> all{
    begin,       beginReading,  commit,        rollback,     savepoint,   toSavepoint, scope,
    visible,     head,          lockHead,      putHead,      putRestored, device,      putDevice,
    records,     views,         putRecord,     putPlaces,    addDigests,  applied,     putApplied,
    mutations,   putMutations,  quarantine,    alias,        putAlias,    holders,     forgetQuarantined,
    dropNumbers, putNumber,     page,          newest,       present,     digests,     digestParts,
    list,        children,      dropBelonging, putBelonging, member,      team,        token,
    seen,        content,       putContent,    dropContent,  contents,    freeNumbers, putFreeNumbers,
    putAudit,    forgetAudited, auditHashes,   auditPage,    role};

}  // namespace fieldfare::server::statement
