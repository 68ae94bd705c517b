package dev.retune.cli.review;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.cli.terminal.UsageException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.RefusedException;
import dev.retune.review.AlikeAnswers;
import dev.retune.review.AlikeAnswers.AlikeAnswer;
import dev.retune.review.AlikeReview;
import dev.retune.review.decision.Judgement;
import dev.retune.review.decision.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retune review alike}. */
@Command(
    name = "alike",
    description =
        "Lists the answers of a topic that wait for you. With a verdict and their number, each of them"
            + " gets this decision: all or none; one undo takes all back.")
final class ReviewAlikeCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "TOPIC", description = "Id, as retune clusters lists it.")
  private long topic;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "VERDICT",
      description = "${COMPLETION-CANDIDATES}; lists only, unless told.")
  private @Nullable Verdict verdict;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "How many were listed; nothing is decided when there are more or fewer now.")
  private @Nullable Integer count;

  @Option(names = "--reason", paramLabel = "CODE", description = "What is wrong: a reason code.")
  private @Nullable String reason;

  @Option(names = "--note", paramLabel = "TEXT", description = "A note.")
  private @Nullable String note;

  ReviewAlikeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (verdict != null && count == null) {
      throw new UsageException("cli.review.alike.count");
    }
    try (CommandServices services = terminal.open()) {
      services.topicDecisions().requireCurrent(topic);
      AlikeReview alike = services.review().alike();
      AlikeAnswers found = alike.ofTopic(topic);
      int decided = verdict == null || count == null ? 0 : decide(services, alike, found, count);
      print(found, decided);
      return ExitCodes.DONE;
    }
  }

  private int decide(
      CommandServices services, AlikeReview alike, AlikeAnswers found, int expected) {
    if (found.answers().size() != expected) {
      throw new RefusedException("cli.review.alike.other", found.answers().size(), expected);
    }
    Judgement judgement =
        new Judgement(
            Optional.ofNullable(verdict).orElseThrow(),
            code(services.reasonCodes()),
            Optional.empty(),
            Optional.empty(),
            Optional.ofNullable(note).filter(text -> !text.isBlank()));
    return alike.decide(found.ids(), judgement).size();
  }

  private Optional<String> code(List<String> codes) {
    Optional<String> given = Optional.ofNullable(reason).map(String::strip);
    if (given.isPresent() && !codes.contains(given.get())) {
      throw new InvalidInputException(
          "cli.review.reasonUnknown", given.get(), String.join(", ", codes));
    }
    return given;
  }

  private void print(AlikeAnswers found, int decided) {
    if (terminal.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("topic", found.topic());
      document.put("waiting", found.waiting());
      document.put("answers", found.answers());
      document.put("decided", decided);
      terminal.document(document);
      return;
    }
    if (decided > 0) {
      terminal.printMessage("cli.review.alike.decided", decided, shownVerdict());
    }
    long waiting = (long) found.waiting() - decided;
    if (waiting > 0 || decided == 0) {
      terminal.printMessage("cli.review.alike.waiting", waiting);
    }
    for (AlikeAnswer answer : found.answers()) {
      terminal.printMessage(
          "cli.review.alike.row",
          String.valueOf(answer.conversationId()),
          ReviewItemFormatter.shortened(answer.question()));
    }
  }

  private String shownVerdict() {
    return Optional.ofNullable(verdict)
        .map(said -> terminal.texts().get("ui.review.verdict." + said))
        .orElseThrow();
  }
}
