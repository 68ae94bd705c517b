-- What was said at the start of a run about the languages of the documents and the model, as JSON.

ALTER TABLE run ADD COLUMN language_advice VARCHAR(2000);
