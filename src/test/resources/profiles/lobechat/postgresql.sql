-- Invented rows in the columns that this product has (lobehub/lobe-chat, packages/database/src/schemas/message.ts 1937d74f).
CREATE TABLE messages (id TEXT PRIMARY KEY, role VARCHAR(255), content TEXT, parent_id TEXT, favorite BOOLEAN, user_id TEXT, model TEXT, observation_id TEXT, trace_id TEXT, created_at TIMESTAMP WITH TIME ZONE, updated_at TIMESTAMP WITH TIME ZONE);
CREATE TABLE message_query_chunks (id TEXT PRIMARY KEY);
INSERT INTO messages VALUES ('q0', 'user', 'How long is the visa?', NULL, FALSE, 'u1', NULL, NULL, NULL, '2026-11-16 08:00:00+00', '2026-11-16 08:00:00+00');
INSERT INTO messages VALUES ('a0', 'assistant', 'Two years.', 'q0', TRUE, 'u1', 'gpt-5-mini', NULL, NULL, '2026-11-16 08:00:00+00', '2026-11-16 08:00:00+00');
INSERT INTO messages VALUES ('q1', 'user', '비자 수수료는 얼마인가요?', NULL, FALSE, 'u2', NULL, NULL, NULL, '2026-11-16 08:01:00+00', '2026-11-16 08:01:00+00');
INSERT INTO messages VALUES ('a1', 'assistant', '6만원입니다.', 'q1', FALSE, 'u2', 'gpt-5-mini', NULL, NULL, '2026-11-16 08:01:00+00', '2026-11-16 08:01:00+00');
INSERT INTO messages VALUES ('q2', 'user', 'May I work part time?', NULL, FALSE, 'u3', NULL, NULL, NULL, '2026-11-16 08:02:00+00', '2026-11-16 08:02:00+00');
INSERT INTO messages VALUES ('a2', 'assistant', 'Yes, 20 hours a week.', 'q2', FALSE, 'u3', 'gpt-5-mini', NULL, NULL, '2026-11-16 08:02:00+00', '2026-11-16 08:02:00+00');
INSERT INTO messages VALUES ('q3', 'user', 'Where is the office?', NULL, FALSE, 'u2', NULL, NULL, NULL, '2026-11-16 08:03:00+00', '2026-11-16 08:03:00+00');
INSERT INTO messages VALUES ('a3', 'assistant', 'In Mapo.', 'q3', FALSE, 'u2', 'gpt-5-mini', NULL, NULL, '2026-11-16 08:03:00+00', '2026-11-16 08:03:00+00');
INSERT INTO messages VALUES ('q4', 'user', 'Who signs the contract?', NULL, FALSE, 'u1', NULL, NULL, NULL, '2026-11-16 08:04:00+00', '2026-11-16 08:04:00+00');
INSERT INTO messages VALUES ('a4', 'assistant', 'Both sides sign it.', 'q4', FALSE, 'u1', 'gpt-5-mini', NULL, NULL, '2026-11-16 08:04:00+00', '2026-11-16 08:04:00+00');
INSERT INTO messages VALUES ('q5', 'user', 'Is the ARC enough?', NULL, FALSE, 'u3', NULL, NULL, NULL, '2026-11-16 08:05:00+00', '2026-11-16 08:05:00+00');
INSERT INTO messages VALUES ('a5', 'assistant', 'Yes, it is.', 'q5', FALSE, 'u3', 'gpt-5-mini', NULL, NULL, '2026-11-16 08:05:00+00', '2026-11-16 08:05:00+00');
