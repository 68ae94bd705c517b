package dev.retune.index.golden;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.repository.DocumentIdentityRepository;
import dev.retune.feedback.repository.DocumentIdentityRepository.KnownDocument;
import dev.retune.index.model.QuestionKey;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.audit.AuditEntry;
import dev.retune.persistence.audit.AuditLog;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Imports questions with known documents into the golden set, from an exported file. */
public final class GoldenSetImporter {
  private static final int SHOWN = 5;

  private final Workspace workspace;
  private final GoldenQuestionRepository questions;
  private final Clock clock;

  /** Creates an importer for a workspace. */
  public GoldenSetImporter(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.questions = new GoldenQuestionRepository(workspace);
    this.clock = clock;
  }

  /**
   * The result of an import. A pair is a question with one of its documents.
   *
   * @param read number of questions in the file
   * @param stored number of new pairs
   * @param unchanged number of pairs that already existed
   * @param unknown ids that no document of the workspace has, with their questions
   */
  public record Result(int read, int stored, int unchanged, List<UnknownDocument> unknown) {}

  /** A question whose document is not in the workspace. */
  public record UnknownDocument(String question, String documentId) {}

  /**
   * Imports a file, completely or not at all; importing it again changes nothing.
   *
   * @throws InvalidInputException when the file cannot be read, a line is invalid, no document is
   *     known, or an id exists in several sources and the line does not name one
   */
  public Result read(Path file, String who) {
    return store(file, new GoldenSetFile(file).read(), who);
  }

  /** Imports only the lines with the given {@code split}. */
  public Result read(Path file, String split, String who) {
    return store(file, new GoldenSetFile(file, split).read(), who);
  }

  private Result store(Path file, List<GoldenSetFile.Line> lines, String who) {
    Instant now = SqlTime.now(clock);
    return workspace.transaction(
        transaction -> {
          int stored = 0;
          int unchanged = 0;
          List<UnknownDocument> unknown = new ArrayList<>();
          Set<Pair> met = new HashSet<>();
          for (GoldenSetFile.Line question : lines) {
            for (GoldenSetFile.Wanted wanted : question.documents()) {
              Optional<Long> document = document(transaction, wanted);
              if (document.isEmpty()) {
                unknown.add(new UnknownDocument(question.question(), wanted.id()));
                continue;
              }
              // H2's "not exists" does not see rows inserted earlier in the same batch
              boolean isNew =
                  met.add(new Pair(QuestionKey.hash(question.question()), document.get()))
                      && questions.add(transaction, question.question(), document.get(), who, now);
              stored += isNew ? 1 : 0;
              unchanged += isNew ? 0 : 1;
            }
          }
          if (stored + unchanged == 0) {
            throw new InvalidInputException(
                "index.goldenNoneKnown", file.toString(), shown(unknown));
          }
          audit(transaction, stored, who, now);
          return new Result(lines.size(), stored, unchanged, List.copyOf(unknown));
        });
  }

  /** The number of the newest question that was imported; 0 when none was. */
  public long newest() {
    return questions.newest();
  }

  private record Pair(String question, long document) {}

  private static String shown(List<UnknownDocument> unknown) {
    String first =
        unknown.stream()
            .map(UnknownDocument::documentId)
            .distinct()
            .limit(SHOWN)
            .collect(Collectors.joining(", "));
    return unknown.size() > SHOWN ? first + ", …" : first;
  }

  private Optional<Long> document(TransactionContext transaction, GoldenSetFile.Wanted wanted) {
    List<KnownDocument> found =
        DocumentIdentityRepository.named(transaction, wanted.id()).stream()
            .filter(document -> wanted.source().filter(s -> !s.equals(document.source())).isEmpty())
            .toList();
    if (found.size() > 1) {
      // it is not known which of them answers the question
      throw new InvalidInputException(
          "index.goldenSeveral",
          wanted.id(),
          found.stream().map(KnownDocument::source).collect(Collectors.joining(", ")));
    }
    return found.stream().map(KnownDocument::documentId).findFirst();
  }

  private static void audit(TransactionContext transaction, int stored, String who, Instant now) {
    AuditLog.add(
        transaction,
        new AuditEntry(now, who, "golden.import", "golden set", "", String.valueOf(stored)));
  }
}
