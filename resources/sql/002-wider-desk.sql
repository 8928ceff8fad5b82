-- SPDX-FileCopyrightText: 2026 The Đồng Hành authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Recalls, changes, come-backs, sheets of what was done away from the desk, the voice of the people,
-- notes of the day.

-- The journal again, without a closed list of streams: new ones need no rebuilding.
CREATE TABLE event_new (
  seq         INTEGER PRIMARY KEY,
  uuid        BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),  -- UUIDv7
  device_id   INTEGER NOT NULL REFERENCES device,
  at          INTEGER NOT NULL,      -- when it happened
  recorded_at INTEGER NOT NULL,      -- when it was written down
  day         INTEGER NOT NULL,      -- local day of `at`
  stream      TEXT NOT NULL CHECK (stream <> ''),  -- dh_journal_stream()
  stream_id   INTEGER NOT NULL,      -- visit, sheet, feedback, rating, note: seq of the first event;
                                     -- duty, volunteer: volunteer.id; day, numbers: the day; …
  kind        TEXT NOT NULL,
  body        TEXT NOT NULL,         -- JSON object; never a person's name or telephone
  target      INTEGER REFERENCES event,  -- undo, redo: the event meant
  undone_by   INTEGER REFERENCES event   -- NULL while live
) STRICT;
INSERT INTO event_new SELECT * FROM event ORDER BY seq;
DROP TABLE event;
ALTER TABLE event_new RENAME TO event;
CREATE INDEX event_stream ON event (stream, stream_id, seq);
CREATE INDEX event_day ON event (day, seq);

ALTER TABLE procedure ADD COLUMN prepare TEXT NOT NULL DEFAULT '';  -- what to bring, lines

-- SQLite reads a whole table again for each column that it is given, so that the rows are put aside
-- meanwhile.
CREATE TABLE visit_aside AS SELECT * FROM visit;
DELETE FROM visit;
-- `last_event` of a visit is the last that changed its state.
ALTER TABLE visit ADD COLUMN priority_reason TEXT NOT NULL DEFAULT '';  -- code, '' = none given
ALTER TABLE visit ADD COLUMN hold_reason TEXT NOT NULL DEFAULT '';      -- while held
ALTER TABLE visit ADD COLUMN recalls INTEGER NOT NULL DEFAULT 0 CHECK (recalls >= 0);
ALTER TABLE visit ADD COLUMN recalled INTEGER;                          -- last recall
ALTER TABLE visit ADD COLUMN origin_id INTEGER REFERENCES event;        -- visit that this one goes on with
ALTER TABLE visit ADD COLUMN trips INTEGER NOT NULL DEFAULT 1 CHECK (trips > 0);
ALTER TABLE visit ADD COLUMN follow_up INTEGER;                         -- day on which to come back
INSERT INTO visit SELECT a.*, '', '', 0, NULL, NULL, 1, NULL FROM visit_aside a;
DROP TABLE visit_aside;
CREATE INDEX visit_follow_up ON visit (follow_up) WHERE follow_up IS NOT NULL;
CREATE INDEX visit_origin ON visit (origin_id) WHERE origin_id IS NOT NULL;
CREATE INDEX visit_open ON visit (day) WHERE ended IS NULL AND state <> 'no_show';
UPDATE visit SET hold_reason = ifnull ((SELECT e.body ->> '$.note' FROM event e
    WHERE e.stream = 'visit' AND e.stream_id = visit.id AND e.kind = 'hold' AND e.undone_by IS NULL
    ORDER BY e.seq DESC LIMIT 1), '') WHERE state = 'held';

CREATE TABLE assist_aside AS SELECT * FROM assist;
DELETE FROM assist;
ALTER TABLE assist ADD COLUMN minutes INTEGER CHECK (minutes BETWEEN 1 AND 1440);  -- NULL = by the clock
ALTER TABLE assist ADD COLUMN follow_up INTEGER;                        -- day on which to come back
INSERT INTO assist SELECT a.*, NULL, NULL FROM assist_aside a;
DROP TABLE assist_aside;

CREATE INDEX person_name ON person (name_fold) WHERE name_fold <> '';
CREATE INDEX person_phone ON person (phone) WHERE phone <> '';

-- Each table below is its view `…_fold` written down: the view is the fold of the journal.

-- "No more numbers today", and taking them up again: the last of a day counts.
CREATE TABLE numbering (
  id   INTEGER PRIMARY KEY REFERENCES event,
  day  INTEGER NOT NULL,
  at   INTEGER NOT NULL,
  open INTEGER NOT NULL CHECK (open IN (0, 1))
) STRICT;
CREATE INDEX numbering_day ON numbering (day);
CREATE VIEW numbering_fold AS
  SELECT seq AS id, stream_id AS day, at, kind = 'open-numbers' AS open
  FROM event WHERE stream = 'numbers' AND undone_by IS NULL;

-- A line of the day's book: an outage, what the next shift must know.
CREATE TABLE day_note (
  id       INTEGER PRIMARY KEY REFERENCES event,
  day      INTEGER NOT NULL,
  at       INTEGER NOT NULL,       -- when it was written
  category TEXT NOT NULL CHECK (category IN ('portal', 'power', 'network', 'handover', 'other')),
  from_at  INTEGER,
  to_at    INTEGER CHECK (to_at >= from_at),
  text     TEXT NOT NULL
) STRICT;
CREATE INDEX day_note_day ON day_note (day);
CREATE VIEW day_note_fold AS
  SELECT seq AS id, ifnull (body ->> '$.day', day) AS day, at, body ->> '$.category' AS category,
         body ->> '$.from' AS from_at, body ->> '$.to' AS to_at, ifnull (body ->> '$.text', '') AS text
  FROM event WHERE stream = 'note' AND undone_by IS NULL;

-- What was done away from the desk and written down afterwards; the last live event of a stream counts.
CREATE TABLE sheet (
  id        INTEGER PRIMARY KEY REFERENCES event,
  day       INTEGER NOT NULL,      -- on which it was done
  place_id  INTEGER NOT NULL REFERENCES place,
  kind      TEXT NOT NULL CHECK (kind IN ('outreach', 'class')),
  title     TEXT NOT NULL,         -- of a class
  team      TEXT NOT NULL,
  from_at   INTEGER,
  to_at     INTEGER CHECK (to_at >= from_at),
  attendees INTEGER NOT NULL CHECK (attendees BETWEEN 0 AND 99999),  -- of a class
  note      TEXT NOT NULL
) STRICT;
CREATE INDEX sheet_day ON sheet (day);
CREATE TABLE sheet_row (
  sheet_id     INTEGER NOT NULL REFERENCES sheet ON DELETE CASCADE,
  ordinal      INTEGER NOT NULL CHECK (ordinal > 0),
  procedure_id INTEGER NOT NULL REFERENCES procedure,
  count        INTEGER NOT NULL CHECK (count BETWEEN 1 AND 9999),  -- people, each helped once
  elderly      INTEGER NOT NULL CHECK (elderly BETWEEN 0 AND count),
  channel      TEXT NOT NULL CHECK (channel IN ('online', 'in_person', 'postal')),
  outcome      TEXT NOT NULL CHECK (outcome IN ('self_done', 'submitted', 'referred', 'follow_up', 'missing_papers', 'unresolved')),
  difficulties TEXT NOT NULL,      -- codes joined by ';'
  note         TEXT NOT NULL,
  PRIMARY KEY (sheet_id, ordinal)
) STRICT, WITHOUT ROWID;
-- Ordinal 0: of the whole sheet, as those who held a class.
CREATE TABLE sheet_volunteer (
  sheet_id     INTEGER NOT NULL REFERENCES sheet ON DELETE CASCADE,
  ordinal      INTEGER NOT NULL CHECK (ordinal >= 0),
  volunteer_id INTEGER NOT NULL REFERENCES volunteer,
  PRIMARY KEY (sheet_id, ordinal, volunteer_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sheet_volunteer_volunteer ON sheet_volunteer (volunteer_id);
CREATE VIEW sheet_last AS
  SELECT e.stream_id AS id, e.body AS body FROM event e
  WHERE e.stream = 'sheet' AND e.undone_by IS NULL AND e.body ->> '$.removed' IS NULL
    AND NOT EXISTS (SELECT 1 FROM event l WHERE l.stream = 'sheet' AND l.stream_id = e.stream_id
                    AND l.seq > e.seq AND l.undone_by IS NULL);
CREATE VIEW sheet_fold AS
  SELECT id, body ->> '$.day' AS day, body ->> '$.place' AS place_id, body ->> '$.kind' AS kind,
         ifnull (body ->> '$.title', '') AS title, ifnull (body ->> '$.team', '') AS team,
         body ->> '$.from' AS from_at, body ->> '$.to' AS to_at,
         ifnull (body ->> '$.attendees', 0) AS attendees, ifnull (body ->> '$.note', '') AS note
  FROM sheet_last;
CREATE VIEW sheet_row_fold AS
  SELECT s.id AS sheet_id, r.key + 1 AS ordinal, r.value ->> '$.procedure' AS procedure_id,
         ifnull (r.value ->> '$.count', 1) AS count, ifnull (r.value ->> '$.elderly', 0) AS elderly,
         ifnull (r.value ->> '$.channel', 'in_person') AS channel,
         ifnull (r.value ->> '$.outcome', 'self_done') AS outcome,
         ifnull (r.value ->> '$.difficulties', '') AS difficulties,
         ifnull (r.value ->> '$.note', '') AS note
  FROM sheet_last s, json_each (s.body, '$.rows') r;
CREATE VIEW sheet_volunteer_fold AS
  SELECT s.id AS sheet_id, 0 AS ordinal, v.value AS volunteer_id
  FROM sheet_last s, json_each (s.body, '$.volunteers') v
  UNION ALL
  SELECT s.id, r.key + 1, v.value
  FROM sheet_last s, json_each (s.body, '$.rows') r, json_each (r.value, '$.volunteers') v;

-- Khó khăn, vướng mắc, phản ánh, kiến nghị.
CREATE TABLE feedback (
  id           INTEGER PRIMARY KEY REFERENCES event,
  day          INTEGER NOT NULL,
  at           INTEGER NOT NULL,
  category     TEXT NOT NULL CHECK (category IN ('difficulty', 'obstacle', 'remark', 'petition')),
  procedure_id INTEGER REFERENCES procedure,
  visit_id     INTEGER REFERENCES event,
  text         TEXT NOT NULL,
  proposal     TEXT NOT NULL,
  status       TEXT NOT NULL CHECK (status IN ('open', 'forwarded', 'resolved')),
  status_at    INTEGER NOT NULL,
  status_note  TEXT NOT NULL
) STRICT;
CREATE INDEX feedback_day ON feedback (day);
CREATE INDEX feedback_open ON feedback (status) WHERE status <> 'resolved';
-- 'feedback' gives all members anew, 'feedback-status' the last three.
CREATE VIEW feedback_fold AS
  SELECT f.stream_id AS id, a.day AS day, a.at AS at, f.body ->> '$.category' AS category,
         f.body ->> '$.procedure' AS procedure_id, f.body ->> '$.visit' AS visit_id,
         f.body ->> '$.text' AS text, ifnull (f.body ->> '$.proposal', '') AS proposal,
         ifnull (s.body ->> '$.status', 'open') AS status, ifnull (s.at, a.at) AS status_at,
         ifnull (s.body ->> '$.note', '') AS status_note
  FROM event f JOIN event a ON a.seq = f.stream_id
  LEFT JOIN event s ON s.seq = (SELECT max (l.seq) FROM event l WHERE l.stream = 'feedback'
       AND l.stream_id = f.stream_id AND l.kind = 'feedback-status' AND l.undone_by IS NULL)
  WHERE f.stream = 'feedback' AND f.kind = 'feedback' AND f.undone_by IS NULL
    AND NOT EXISTS (SELECT 1 FROM event l WHERE l.stream = 'feedback' AND l.kind = 'feedback'
                    AND l.stream_id = f.stream_id AND l.seq > f.seq AND l.undone_by IS NULL);

-- One tap: 4 very satisfied … 1 not satisfied.
CREATE TABLE rating (
  id       INTEGER PRIMARY KEY REFERENCES event,
  day      INTEGER NOT NULL,
  at       INTEGER NOT NULL,
  visit_id INTEGER REFERENCES event,
  level    INTEGER NOT NULL CHECK (level BETWEEN 1 AND 4)
) STRICT;
CREATE INDEX rating_day ON rating (day);
CREATE VIEW rating_fold AS
  SELECT seq AS id, day, at, body ->> '$.visit' AS visit_id, body ->> '$.level' AS level
  FROM event WHERE stream = 'rating' AND undone_by IS NULL;
