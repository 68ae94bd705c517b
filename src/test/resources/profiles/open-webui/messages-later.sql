UPDATE feedback SET data = '{"rating": -1, "reason": "not_helpful"}', updated_at = 1794816900 WHERE id = 'v0';
DELETE FROM feedback WHERE id = 'v1';
