-- Answers for which a reviewer wants a second opinion, whatever the share of second opinions is.
CREATE TABLE review_flag (
  conversation_id BIGINT PRIMARY KEY REFERENCES conversation_log(id),
  flagged_by VARCHAR(200) NOT NULL,
  flagged_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
