-- The map of complaints: what was placed once keeps its place.
CREATE TABLE topic_point (
  -- the hash of a text, or "document " and its id
  point_key VARCHAR(64) PRIMARY KEY,
  x DOUBLE PRECISION NOT NULL,
  y DOUBLE PRECISION NOT NULL
);
