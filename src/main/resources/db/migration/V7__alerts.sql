-- Deliveries are of alerts too: what one is about is a week (2026-W45) or a day (2026-11-22).
ALTER TABLE delivery RENAME COLUMN iso_week TO about;
