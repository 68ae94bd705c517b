-- Spans and votes as they came by OTLP: answers are told from them once a trace is complete, whatever came first.

CREATE TABLE trace_span (
  source_id BIGINT NOT NULL REFERENCES source(id),
  trace_id VARCHAR(32) NOT NULL,
  span_id VARCHAR(16) NOT NULL,
  role VARCHAR(10) NOT NULL CHECK (role = ANY (ARRAY['MODEL', 'AGENT', 'RETRIEVER', 'INNER', 'ROOT'])),
  root BOOLEAN NOT NULL,
  started_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  ended_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  question VARCHAR(1000000),
  answer VARCHAR(1000000),
  complete BOOLEAN NOT NULL,
  response_id VARCHAR(200),
  -- user, model, digests of earlier answers, documents; as JSON
  details VARCHAR(100000) NOT NULL,
  of_log BOOLEAN NOT NULL,
  -- whether the trace may have more spans, so that no answer was told from it yet
  waiting BOOLEAN NOT NULL,
  received_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (trace_id, span_id, source_id)
);
CREATE INDEX ix_trace_span_response ON trace_span (response_id);
CREATE INDEX ix_trace_span_waiting ON trace_span (waiting, received_at);
CREATE INDEX ix_trace_span_received ON trace_span (received_at);

-- the last vote of each voter, by the answer as the sender named it
CREATE TABLE trace_vote (
  source_id BIGINT NOT NULL REFERENCES source(id),
  external_id VARCHAR(200) NOT NULL,
  trace_id VARCHAR(32) NOT NULL,
  span_id VARCHAR(16) NOT NULL,
  response_id VARCHAR(200),
  name VARCHAR(200) NOT NULL,
  voter VARCHAR(200),
  feedback VARCHAR(10) NOT NULL CHECK (feedback = ANY (ARRAY['LIKE', 'DISLIKE', 'NONE', 'ZERO', 'MINUS_ONE'])),
  reason VARCHAR(1000000),
  voted_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  received_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (external_id, source_id)
);
CREATE INDEX ix_trace_vote_trace ON trace_vote (trace_id);
CREATE INDEX ix_trace_vote_response ON trace_vote (response_id);
CREATE INDEX ix_trace_vote_name ON trace_vote (name, feedback);
CREATE INDEX ix_trace_vote_received ON trace_vote (received_at);
