DROP TABLE chat_message;
UPDATE chat SET chat = '{"history": {"messages": {"q4": {"id": "q4", "parentId": null, "role": "user", "content": "Who signs the contract?", "timestamp": 1794816240}, "a4": {"id": "a4", "parentId": "q4", "role": "assistant", "content": "", "model": "qwen3:32b", "timestamp": 1794816245}}}}' WHERE id = 'c2';
UPDATE feedback SET meta = '{"arena": false, "chat_id": "c2", "message_id": "a4"}' WHERE id = 'v1';
