-- SPDX-FileCopyrightText: 2026 The Đồng Hành authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Times are UTC seconds; `day` is the local day (UTC+7) counted from 1970-01-01; text is NFC.
-- `event` is the truth; all that refers to it below is its fold and can be made again from it.

CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Laptops that have written here; the first row is the one that made the file.
CREATE TABLE device (
  id     INTEGER PRIMARY KEY,
  uuid   BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  letter TEXT NOT NULL CHECK (length (letter) = 1)  -- leads the queue numbers given on it
) STRICT;

CREATE TABLE event (
  seq         INTEGER PRIMARY KEY,
  uuid        BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),  -- UUIDv7
  device_id   INTEGER NOT NULL REFERENCES device,
  at          INTEGER NOT NULL,      -- when it happened
  recorded_at INTEGER NOT NULL,      -- when it was written down
  day         INTEGER NOT NULL,      -- local day of `at`
  stream      TEXT NOT NULL CHECK (stream IN ('visit', 'duty', 'day', 'procedure', 'volunteer', 'place', 'undo')),
  stream_id   INTEGER NOT NULL,      -- visit: seq of its arrive; duty, volunteer: volunteer.id; day: the day; …
  kind        TEXT NOT NULL,
  body        TEXT NOT NULL,         -- JSON object; never a person's name or telephone
  target      INTEGER REFERENCES event,  -- undo, redo: the event meant
  undone_by   INTEGER REFERENCES event   -- NULL while live
) STRICT;
CREATE INDEX event_stream ON event (stream, stream_id, seq);
CREATE INDEX event_day ON event (day, seq);

CREATE TABLE place (
  id     INTEGER PRIMARY KEY,
  name   TEXT NOT NULL UNIQUE,
  kind   TEXT NOT NULL CHECK (kind IN ('desk', 'point', 'mobile', 'home')),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE procedure (
  id            INTEGER PRIMARY KEY,
  code          TEXT UNIQUE,          -- national code, NULL where there is none
  name          TEXT NOT NULL,
  field         TEXT NOT NULL DEFAULT '',
  kind          TEXT NOT NULL CHECK (kind IN ('procedure', 'digital', 'general')),
  keywords      TEXT NOT NULL DEFAULT '',  -- joined by ';'
  active_to     TEXT NOT NULL DEFAULT '',  -- last valid date, ISO; '' = no end known
  replaced_by   TEXT NOT NULL DEFAULT '',  -- code
  sample        INTEGER NOT NULL DEFAULT 0 CHECK (sample IN (0, 1)),  -- built in, not yet checked locally
  name_fold     TEXT NOT NULL,
  keywords_fold TEXT NOT NULL DEFAULT '',
  sort_key      BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX procedure_name_without_code ON procedure (name) WHERE code IS NULL;
CREATE INDEX procedure_name ON procedure (name);

CREATE TABLE volunteer (
  id        INTEGER PRIMARY KEY,
  name      TEXT NOT NULL,
  unit      TEXT NOT NULL DEFAULT '',   -- branch or school; tells apart people of one name
  phone     TEXT NOT NULL DEFAULT '',
  active    INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  name_fold TEXT NOT NULL,
  sort_key  BLOB NOT NULL,              -- given name first
  UNIQUE (name, unit)
) STRICT;

-- The last number given; a number once given is never given again that day.
CREATE TABLE ticket_counter (
  day       INTEGER NOT NULL,
  place_id  INTEGER NOT NULL REFERENCES place,
  device_id INTEGER NOT NULL REFERENCES device,
  last      INTEGER NOT NULL CHECK (last > 0),
  PRIMARY KEY (day, place_id, device_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE visit (
  id           INTEGER PRIMARY KEY REFERENCES event,  -- seq of its arrive
  day          INTEGER NOT NULL,
  place_id     INTEGER NOT NULL REFERENCES place,
  device_id    INTEGER NOT NULL REFERENCES device,
  number       INTEGER NOT NULL CHECK (number > 0),
  ticket       TEXT NOT NULL,                         -- as shown: "A012"
  procedure_id INTEGER REFERENCES procedure,
  volunteer_id INTEGER REFERENCES volunteer,          -- of the last start, while not waiting again
  people       INTEGER NOT NULL CHECK (people BETWEEN 1 AND 999),
  priority     TEXT NOT NULL CHECK (priority IN ('none', 'elderly', 'other')),
  state        TEXT NOT NULL CHECK (state IN ('waiting', 'called', 'serving', 'held', 'done', 'no_show', 'left', 'cancelled')),
  counter      TEXT NOT NULL DEFAULT '',
  arrived      INTEGER NOT NULL,
  called       INTEGER,               -- first call
  started      INTEGER,               -- first start
  ended        INTEGER,               -- done, left or cancelled
  since        INTEGER NOT NULL,      -- start of the present state
  served_s     INTEGER NOT NULL DEFAULT 0,  -- closed serving intervals
  intervals    INTEGER NOT NULL,      -- how many rows of `interval` it has
  inaccurate   INTEGER NOT NULL DEFAULT 0 CHECK (inaccurate IN (0, 1)),
  recorded_late INTEGER NOT NULL DEFAULT 0 CHECK (recorded_late IN (0, 1)),
  last_event   INTEGER NOT NULL REFERENCES event,     -- the last that changed this row
  UNIQUE (day, place_id, device_id, number)
) STRICT;

-- Every change of state closes one and opens the next: half-open [from_at, to_at). Final states
-- (done, left, cancelled) have none.
CREATE TABLE interval (
  visit_id INTEGER NOT NULL REFERENCES visit ON DELETE CASCADE,
  ordinal  INTEGER NOT NULL,
  state    TEXT NOT NULL CHECK (state IN ('waiting', 'called', 'serving', 'held', 'no_show')),
  from_at  INTEGER NOT NULL,
  to_at    INTEGER CHECK (to_at >= from_at),  -- NULL while open
  PRIMARY KEY (visit_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE assist (
  id           INTEGER PRIMARY KEY REFERENCES event,
  visit_id     INTEGER NOT NULL REFERENCES visit ON DELETE CASCADE,
  day          INTEGER NOT NULL,      -- the visit's
  at           INTEGER NOT NULL,
  procedure_id INTEGER NOT NULL REFERENCES procedure,
  channel      TEXT NOT NULL CHECK (channel IN ('online', 'in_person', 'postal')),
  outcome      TEXT NOT NULL CHECK (outcome IN ('self_done', 'submitted', 'referred', 'follow_up', 'missing_papers', 'unresolved')),
  quantity     INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 9999),
  note         TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX assist_visit ON assist (visit_id);
CREATE INDEX assist_day ON assist (day);

CREATE TABLE assist_volunteer (
  assist_id    INTEGER NOT NULL REFERENCES assist ON DELETE CASCADE,
  volunteer_id INTEGER NOT NULL REFERENCES volunteer,
  PRIMARY KEY (assist_id, volunteer_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX assist_volunteer_volunteer ON assist_volunteer (volunteer_id);

CREATE TABLE assist_difficulty (
  assist_id INTEGER NOT NULL REFERENCES assist ON DELETE CASCADE,
  code      TEXT NOT NULL,
  PRIMARY KEY (assist_id, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE duty (
  id           INTEGER PRIMARY KEY REFERENCES event,  -- seq of its check-in
  volunteer_id INTEGER NOT NULL REFERENCES volunteer,
  day          INTEGER NOT NULL,      -- of the check-in
  from_at      INTEGER NOT NULL,
  to_at        INTEGER CHECK (to_at >= from_at),  -- NULL while on duty
  last_event   INTEGER NOT NULL REFERENCES event  -- what began or ended it
) STRICT;
CREATE INDEX duty_day ON duty (day);
CREATE INDEX duty_volunteer ON duty (volunteer_id);
CREATE UNIQUE INDEX duty_open ON duty (volunteer_id) WHERE to_at IS NULL;

CREATE TABLE closed_day (
  event_id INTEGER PRIMARY KEY REFERENCES event,
  day      INTEGER NOT NULL,
  at       INTEGER NOT NULL
) STRICT;
CREATE INDEX closed_day_day ON closed_day (day);

-- All that names a visitor, apart from everything else: erasing is one DELETE. It hangs on the event,
-- not on the visit, so that taking a registration back and doing it again keeps the name.
CREATE TABLE person (
  visit_id  INTEGER PRIMARY KEY REFERENCES event,
  name      TEXT NOT NULL DEFAULT '',
  phone     TEXT NOT NULL DEFAULT '',
  name_fold TEXT NOT NULL DEFAULT '',
  erase_on  INTEGER NOT NULL            -- day on which this row goes
) STRICT;
CREATE INDEX person_erase ON person (erase_on);

-- Roll-ups: absent = not built yet or changed since; rebuilt from the rows above at any time.
CREATE TABLE rollup_day (
  day        INTEGER PRIMARY KEY,
  arrived    INTEGER NOT NULL,
  people     INTEGER NOT NULL,
  served     INTEGER NOT NULL,
  left_      INTEGER NOT NULL,
  no_show    INTEGER NOT NULL,
  cancelled  INTEGER NOT NULL,
  assists    INTEGER NOT NULL,
  quantity   INTEGER NOT NULL,
  wait_n     INTEGER NOT NULL,
  wait_sum   INTEGER NOT NULL
) STRICT;
CREATE TABLE rollup_hour (
  day          INTEGER NOT NULL REFERENCES rollup_day ON DELETE CASCADE,
  hour         INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),
  arrived      INTEGER NOT NULL,
  called       INTEGER NOT NULL,
  served       INTEGER NOT NULL,
  left_        INTEGER NOT NULL,
  PRIMARY KEY (day, hour)
) STRICT, WITHOUT ROWID;
