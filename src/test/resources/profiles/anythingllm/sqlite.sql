-- Invented rows in the columns that this product has (Mintplex-Labs/anything-llm 72aabbd1, server/prisma/schema.prisma, utils/chats/stream.js).
CREATE TABLE workspace_chats (id INTEGER PRIMARY KEY, "workspaceId" INT, prompt TEXT, response TEXT, include BOOLEAN, user_id INT, thread_id INT, "createdAt" BIGINT, "lastUpdatedAt" BIGINT, "feedbackScore" BOOLEAN);
CREATE TABLE embed_chats (id INTEGER PRIMARY KEY, prompt TEXT, response TEXT, session_id TEXT, include BOOLEAN, embed_id INT, "createdAt" BIGINT);
INSERT INTO workspace_chats VALUES (1, 1, 'How long is the visa?', '{"text": "Two years.", "sources": [{"id": "d1", "title": "visa.pdf", "text": "It lasts two years."}, {"id": "d2", "title": "fees.pdf", "text": "60,000 won"}], "type": "chat", "metrics": {"model": "llama3"}}', TRUE, 1, NULL, 1794816000000, 1794816000000, TRUE);
INSERT INTO workspace_chats VALUES (2, 1, '비자 수수료는 얼마인가요?', '{"text": "6만원입니다.", "sources": [{"id": "d1", "title": "visa.pdf", "text": "The fee is 60,000 won."}], "type": "chat", "metrics": {"model": "llama3"}}', TRUE, 2, NULL, 1794816060000, 1794816060000, FALSE);
INSERT INTO workspace_chats VALUES (3, 1, 'May I work part time?', '{"text": "Yes, 20 hours a week.", "sources": [], "type": "chat", "metrics": {"model": "llama3"}}', TRUE, 3, NULL, 1794816120000, 1794816120000, TRUE);
INSERT INTO workspace_chats VALUES (4, 1, 'Where is the office?', '{"text": "In Mapo.", "sources": [], "type": "chat", "metrics": {"model": "llama3"}}', TRUE, 2, NULL, 1794816180000, 1794816180000, FALSE);
INSERT INTO workspace_chats VALUES (5, 1, 'Who signs the contract?', '{"text": "Both sides sign it.", "sources": [], "type": "chat", "metrics": {"model": "llama3"}}', TRUE, 1, NULL, 1794816240000, 1794816240000, NULL);
INSERT INTO workspace_chats VALUES (6, 1, 'Is the ARC enough?', '{"text": "Yes, it is.", "sources": [], "type": "chat", "metrics": {"model": "llama3"}}', TRUE, 3, NULL, 1794816300000, 1794816300000, NULL);
INSERT INTO workspace_chats VALUES (7, 1, 'forget this', '{"text": "Forgotten.", "sources": []}', FALSE, 1, NULL, 1794816000000, 1794816000000, TRUE);
INSERT INTO embed_chats VALUES (1, 'Hello?', '{"text": "Hi."}', 's', TRUE, 1, 1794816000000);
