-- SPDX-FileCopyrightText: 2026 The Đồng Hành authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What is put right keeps its number: pieces asked for at the registration, help and notes of the day
-- that are changed in their place.

ALTER TABLE visit ADD COLUMN quantity INTEGER NOT NULL DEFAULT 1 CHECK (quantity BETWEEN 1 AND 9999);

-- Where a name was put right since: the event that the row of `person` hangs on; NULL = the visit.
ALTER TABLE visit ADD COLUMN name_event INTEGER REFERENCES event;

-- The last live event of a note's stream counts.
DROP VIEW day_note_fold;
CREATE VIEW day_note_fold AS
  SELECT e.stream_id AS id, ifnull (e.body ->> '$.day', e.day) AS day, a.at AS at,
         e.body ->> '$.category' AS category, e.body ->> '$.from' AS from_at,
         e.body ->> '$.to' AS to_at, ifnull (e.body ->> '$.text', '') AS text
  FROM event e JOIN event a ON a.seq = e.stream_id
  WHERE e.stream = 'note' AND e.undone_by IS NULL AND e.body ->> '$.removed' IS NULL
    AND NOT EXISTS (SELECT 1 FROM event l WHERE l.stream = 'note' AND l.stream_id = e.stream_id
                    AND l.seq > e.seq AND l.undone_by IS NULL);
