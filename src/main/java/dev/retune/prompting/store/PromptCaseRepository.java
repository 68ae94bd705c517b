package dev.retune.prompting.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.retune.common.text.JsonFormat;
import dev.retune.persistence.RecordQuery;
import dev.retune.persistence.StorableText;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import dev.retune.prompting.model.CasePart;
import dev.retune.prompting.model.PromptCase;
import java.sql.PreparedStatement;
import java.util.List;

/** Stores the cases of runs. */
public final class PromptCaseRepository {
  private final Workspace workspace;

  /** For one workspace. */
  public PromptCaseRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** A row. */
  public record Row(
      int caseNumber,
      String part,
      boolean liked,
      long conversationId,
      String question,
      String answer,
      String reason,
      String reasonCode,
      String referenceAnswer,
      String passages) {
    PromptCase toCase() {
      return new PromptCase(
          caseNumber,
          CasePart.valueOf(part),
          liked,
          conversationId,
          question,
          answer,
          reason,
          reasonCode,
          referenceAnswer,
          texts(passages));
    }
  }

  static void insert(TransactionContext transaction, long run, List<PromptCase> cases) {
    transaction.jdbc(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "insert into prompt_case (run_id, case_number, part, liked, conversation_id,"
                      + " question, answer, reason, reason_code, reference_answer, passages)"
                      + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (PromptCase one : cases) {
              insert.setLong(1, run);
              insert.setInt(2, one.number());
              insert.setString(3, one.part().name());
              insert.setBoolean(4, one.liked());
              insert.setLong(5, one.conversationId());
              insert.setString(6, StorableText.text(one.question()));
              insert.setString(7, StorableText.text(one.answer()));
              insert.setString(8, StorableText.text(one.reason()));
              insert.setString(9, one.reasonCode());
              insert.setString(10, StorableText.text(one.reference()));
              insert.setString(11, json(one.passages()));
              insert.addBatch();
            }
            insert.executeBatch();
          }
        });
  }

  /** Returns the cases of a run by number. */
  public List<PromptCase> of(long run) {
    return workspace.read(
        session ->
            RecordQuery.of(
                    session,
                    "select case_number, part, liked, conversation_id, question, answer, reason,"
                        + " reason_code, reference_answer, passages from prompt_case"
                        + " where run_id = :run order by case_number",
                    Row.class)
                .setParameter("run", run)
                .getResultList()
                .stream()
                .map(Row::toCase)
                .toList());
  }

  private static String json(List<String> texts) {
    return JsonFormat.mapper()
        .valueToTree(texts.stream().map(StorableText::text).toList())
        .toString();
  }

  private static List<String> texts(String json) {
    try {
      return JsonFormat.mapper().readValue(json, new TypeReference<List<String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
