package dev.retune.cli.review;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.model.Document;
import dev.retune.feedback.repository.DocumentRepository;
import dev.retune.review.ReviewItem;
import dev.retune.review.ReviewService;
import dev.retune.review.SaveOutcome;
import dev.retune.review.decision.Decision;
import dev.retune.review.decision.Judgement;
import dev.retune.review.decision.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retune review decide}. */
@Command(name = "decide", description = "Records your decision about an answer.")
final class ReviewDecideCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "ID", description = "As list shows it.")
  private long id;

  @Parameters(index = "1", paramLabel = "VERDICT", description = "${COMPLETION-CANDIDATES}")
  private Verdict verdict = Verdict.UNCLEAR;

  @Option(names = "--reason", paramLabel = "CODE", description = "What is wrong: a reason code.")
  private @Nullable String reason;

  @Option(names = "--answer", paramLabel = "TEXT", description = "The corrected answer.")
  private @Nullable String answer;

  @Option(
      names = "--document",
      paramLabel = "ID",
      description = "The document that answers the question, by its id at its source.")
  private @Nullable String document;

  @Option(names = "--note", paramLabel = "TEXT", description = "A note.")
  private @Nullable String note;

  @Option(
      names = "--anyway",
      description = "Decides although another reviewer has, whose decision counts no more then.")
  private boolean anyway;

  ReviewDecideCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (verdict == Verdict.FINE && (text(reason).isPresent() || text(answer).isPresent())) {
      throw new InvalidInputException("cli.review.fine");
    }
    try (CommandServices services = terminal.open()) {
      ReviewService review = services.review();
      ReviewItem item =
          review
              .look(id)
              .orElseThrow(() -> new InvalidInputException("review.conversationUnknown", id));
      Judgement judgement =
          new Judgement(
              verdict,
              code(services.reasonCodes()),
              text(answer),
              document(services.documents(), item.conversation().sourceId()),
              text(note));
      return switch (review.save(id, judgement, anyway)) {
        case SaveOutcome.Done(Decision decision) -> {
          if (terminal.json()) {
            terminal.document(Map.of("decision", decision));
          } else {
            terminal.printMessage(
                "cli.review.decided",
                String.valueOf(id),
                terminal.texts().get("ui.review.verdict." + verdict));
          }
          yield ExitCodes.DONE;
        }
        case SaveOutcome.Kept(String by) -> {
          terminal.printError(terminal.texts().get("cli.review.kept", by));
          yield ExitCodes.REFUSED;
        }
      };
    }
  }

  private Optional<String> code(List<String> codes) {
    Optional<String> given = text(reason).map(String::strip);
    if (given.isPresent() && !codes.contains(given.get())) {
      throw new InvalidInputException(
          "cli.review.reasonUnknown", given.get(), String.join(", ", codes));
    }
    return given;
  }

  private Optional<Long> document(DocumentRepository documents, long source) {
    Optional<String> given = text(document);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    List<Document> found = documents.byExternalId(given.get());
    List<Document> own = found.stream().filter(one -> one.sourceId() == source).toList();
    List<Document> meant = own.isEmpty() ? found : own;
    if (meant.size() != 1) {
      String key = meant.isEmpty() ? "cli.review.documentUnknown" : "cli.review.documentsSeveral";
      throw new InvalidInputException(key, given.get());
    }
    return Optional.of(meant.getFirst().id());
  }

  private static Optional<String> text(@Nullable String given) {
    return Optional.ofNullable(given).filter(text -> !text.isBlank());
  }
}
