UPDATE chat_message SET content = '""' WHERE id = 'c0-a0';
UPDATE feedback SET meta = '{"arena": false, "chat_id": "c2", "message_id": "a6"}' WHERE id = 'v1';
