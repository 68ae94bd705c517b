package dev.retune.cli.review;

import dev.retune.cli.terminal.LocalTimes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.feedback.model.Conversation;
import dev.retune.feedback.model.ServedDocument;
import dev.retune.feedback.model.Vote;
import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.review.ReviewItem;
import dev.retune.review.queue.QueuedAnswer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Prints answers that are reviewed. */
final class ReviewItemFormatter {
  private static final int LONGEST = 70;

  private final Terminal terminal;
  private final DateTimeFormatter times;

  ReviewItemFormatter(Terminal terminal, ZoneId zone) {
    this.terminal = terminal;
    this.times = LocalTimes.in(zone);
  }

  /** Prints an answer on one line. */
  void printLine(ReviewItem item) {
    terminal.printMessage(
        "cli.review.row",
        String.valueOf(item.id()),
        item.waiting().map(QueuedAnswer::dislikes).orElse(0L),
        item.waiting().map(QueuedAnswer::dislikedAt).map(times::format).orElse("-"),
        item.waiting()
            .map(QueuedAnswer::reasonCode)
            .filter(code -> !code.isEmpty())
            .map(code -> BuiltInReasonCodes.name(terminal.texts(), code))
            .orElse("-"),
        shortened(item.conversation().question()));
  }

  /** Prints an answer with its votes and documents. */
  void print(ReviewItem item) {
    printLine(item);
    Conversation conversation = item.conversation();
    terminal.printMessage("cli.review.question", conversation.question());
    terminal.printMessage("cli.review.answer", conversation.answer());
    item.documents().forEach(this::print);
    item.votes().forEach(this::print);
    item.mine()
        .ifPresent(
            decision ->
                terminal.printMessage(
                    "cli.review.mine",
                    terminal.texts().get("ui.review.verdict." + decision.judgement().verdict()),
                    times.format(decision.decidedAt())));
    item.decidedBy().ifPresent(by -> terminal.printMessage("cli.review.decidedBy", by));
  }

  private void print(ServedDocument served) {
    terminal.printMessage(
        "cli.review.document",
        served.externalId(),
        served.document().flatMap(document -> document.title()).orElse("-"));
  }

  private void print(Vote vote) {
    Instant at = vote.createdAt();
    terminal.printMessage(
        "cli.review.vote",
        times.format(at),
        terminal.texts().get("ui.feedback." + vote.value().text()),
        vote.reason().orElse(""));
  }

  static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
