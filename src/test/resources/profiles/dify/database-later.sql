UPDATE message_feedbacks SET rating = 'dislike', updated_at = '2026-11-16 08:15:00' WHERE id = '90000000-0000-4000-8000-000000000000';
DELETE FROM message_feedbacks WHERE id = '90000000-0000-4000-8000-000000000001';
