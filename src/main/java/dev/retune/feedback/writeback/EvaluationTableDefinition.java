package dev.retune.feedback.writeback;

import dev.retune.feedback.ingest.SourcePlan;
import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.source.RecognizedTable;
import dev.retune.feedback.source.SourceColumn;
import dev.retune.feedback.source.SourceDialect;
import java.util.Optional;

/** The statement that creates a missing table of evaluations; only ever shown. */
final class EvaluationTableDefinition {
  private EvaluationTableDefinition() {}

  /** The statement for a source, whose answers the table refers to. */
  static String of(SourceDialect dialect, SourcePlan plan) {
    Optional<RecognizedTable> answers =
        plan.tables().stream().filter(t -> t.kind() == RowKind.CONVERSATION).findFirst();
    Optional<SourceColumn> key = answers.flatMap(t -> t.column(RowField.ID));
    String type = key.map(column -> type(dialect, column)).orElse("INTEGER");
    String reference =
        answers.isPresent() && key.isPresent() && answers.get().hasNumericId()
            ? " REFERENCES "
                + answers.get().table().from(dialect)
                + " ("
                + dialect.quoted(key.get().name())
                + ")"
            : "";
    String definition =
        switch (dialect) {
          case SQLITE ->
              "id INTEGER PRIMARY KEY, conversation_id "
                  + type
                  + reference
                  + ", score FLOAT, comment TEXT, created_at DATETIME DEFAULT CURRENT_TIMESTAMP";
          case POSTGRESQL ->
              "id SERIAL PRIMARY KEY, conversation_id "
                  + type
                  + reference
                  + ", score FLOAT, comment TEXT, created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP";
          case MYSQL ->
              "id INTEGER AUTO_INCREMENT PRIMARY KEY, conversation_id "
                  + type
                  + ", score DOUBLE, comment TEXT,"
                  + " created_at DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6)"
                  + (reference.isEmpty() ? "" : ", FOREIGN KEY (conversation_id)" + reference);
        };
    return "CREATE TABLE conversation_evaluation (" + definition + ");";
  }

  private static String type(SourceDialect dialect, SourceColumn key) {
    String type = EvaluationColumns.type(key);
    // the driver tells the length of a text apart from its type
    boolean text = type.matches("(?i)(var)?char|character varying|bpchar");
    return text && dialect != SourceDialect.SQLITE ? "VARCHAR(200)" : type;
  }
}
