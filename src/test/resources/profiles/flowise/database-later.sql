UPDATE chat_message_feedback SET rating = 'THUMBS_DOWN' WHERE id = 'v0';
DELETE FROM chat_message_feedback WHERE id = 'v1';
