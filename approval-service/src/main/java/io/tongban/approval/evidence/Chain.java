package io.tongban.approval.evidence;

import java.util.UUID;

/**
 * Parts of the statement of a move: they lock the head of the case's chain and link its entries to it. The number of a
 * document is given by the same statement, so the links are made there too, not before: whoever comes second waits for
 * the head, and nobody has to try again.
 */
public final class Chain {

    /**
     * Asks for a part {@code moved (id, seq)} before it, which has no row where nothing may be written, and for
     * {@code :id} and {@code :entries}. Gives {@code moving (hash)}, the link of the move itself.
     */
    public static final String MOVE = """
            before as (
                select seq, hash from evidence_head where application_id = (select id from moved) for update),
            since as (
                select m.id, coalesce(b.seq, 0) as seq, coalesce(b.hash, decode(repeat('00', 32), 'hex')) as hash
                from moved m left join before b on true),
            given as (
                select g.ord, g.kind, g.at, decode(g.salt, 'hex') as salt, g.content, g.internal, g.opening, g.secret,
                    g.document
                from jsonb_to_recordset(:entries) as g (ord int, kind text, at text, salt text, content text,
                    internal boolean, opening text, secret text, document uuid)),
            begun as (
                select s.id, 1::bigint as seq, g.*, d.digest, evidence_hash(s.id, 1, g.kind, g.at, d.digest, s.hash) as hash
                from since s join given g on g.ord = 0, lateral (select evidence_digest(g.salt, g.content) as digest) d
                where s.seq = 0),
            moving as (
                select s.id, l.seq + 1 as seq, g.*, d.digest,
                    evidence_hash(s.id, l.seq + 1, g.kind, g.at, d.digest, l.hash) as hash
                from since s join given g on g.ord = 1,
                    lateral (select evidence_digest(g.salt, g.content) as digest) d,
                    lateral (select coalesce((select seq from begun), s.seq) as seq,
                        coalesce((select hash from begun), s.hash) as hash) l)
            """;

    /** Asks for {@link #MOVE} and a part {@code issued (id, number, sm3)}. Gives {@code headed (seq, hash)}. */
    public static final String PAPERS = """
            filled as (
                select g.*, evidence_digest(g.salt, g.content) as digest
                from (select g.ord, g.kind, g.at, g.salt, g.internal, g.opening, g.secret,
                        replace(replace(g.content, i.id || '#number', i.number), i.id || '#sm3', i.sm3) as content
                    from given g join issued i on i.id = g.document) g),
            linked (ord, seq, hash) as (
                select ord, seq, hash from moving
                union all
                select f.ord, l.seq + 1, evidence_hash(:id, l.seq + 1, f.kind, f.at, f.digest, l.hash)
                from linked l join filled f on f.ord = l.ord + 1),
            kept as (
                insert into evidence_entry (application_id, seq, kind, at, internal, salt, content, opening, secret, digest, hash)
                select id, seq, kind, at::timestamptz, internal, salt, content, opening, secret, digest, hash from begun
                union all
                select id, seq, kind, at::timestamptz, internal, salt, content, opening, secret, digest, hash from moving
                union all
                select :id, l.seq, f.kind, f.at::timestamptz, f.internal, f.salt, f.content, f.opening, f.secret, f.digest, l.hash
                from linked l join filled f on f.ord = l.ord),
            headed as (
                insert into evidence_head (application_id, seq, hash)
                select :id, seq, hash from linked order by seq desc limit 1
                on conflict on constraint evidence_head_pk do update set seq = excluded.seq, hash = excluded.hash
                returning seq, hash)
            """;

    private Chain() {}

    /** Stands for the number of that document until the statement gives it; nobody can have written it before. */
    public static String number(UUID document) {
        return document + "#number";
    }

    /** Stands for the digest of its source. */
    public static String sm3(UUID document) {
        return document + "#sm3";
    }

    /** Stands for the link of the move that issues it. */
    public static String head(UUID document) {
        return document + "#head";
    }
}
