-- Roll-ups of a whole day in one row. Their grain stays the quarter of an hour in UTC, since every zone's days are whole numbers of them; but looking
-- back over years now reads a row a day and kind, and not one a quarter of an hour and kind.

CREATE TABLE day_rollup (
  utc_day DATE NOT NULL,
  source_id BIGINT NOT NULL REFERENCES source(id),
  what VARCHAR(10) NOT NULL CHECK (what = ANY (ARRAY['like', 'dislike', 'answer'])),
  -- of dislikes; '' of all else
  reason_code VARCHAR(40) NOT NULL,
  total BIGINT NOT NULL,
  -- the quarters of the day, 0 to 95, in which there were any, ascending
  quarters INTEGER ARRAY NOT NULL,
  -- and how many in each of them
  counts INTEGER ARRAY NOT NULL,
  PRIMARY KEY (utc_day, source_id, what, reason_code)
);
INSERT INTO day_rollup (utc_day, source_id, what, reason_code, total, quarters, counts)
SELECT utc_day, source_id, what, reason_code, sum(number),
    array_agg(quarter ORDER BY quarter), array_agg(CAST(number AS INTEGER) ORDER BY quarter)
  FROM (SELECT CAST(slot AS DATE) AS utc_day, source_id, what, reason_code, number,
      CAST(mod(floor(extract(epoch FROM slot) / 900), 96) AS INTEGER) AS quarter
    FROM (SELECT slot, source_id, feedback AS what, reason_code, votes AS number FROM vote_rollup
      UNION ALL SELECT slot, source_id, 'answer', '', answers FROM answer_rollup) slots) days
  GROUP BY utc_day, source_id, what, reason_code;
DROP TABLE vote_rollup;
DROP TABLE answer_rollup;
