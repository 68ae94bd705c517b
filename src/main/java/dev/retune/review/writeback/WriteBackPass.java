package dev.retune.review.writeback;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.writeback.AnswerReview;
import dev.retune.feedback.writeback.RecordRefusedException;
import dev.retune.feedback.writeback.WriteBackStep;
import dev.retune.feedback.writeback.WriteBackTarget;
import dev.retune.persistence.SqlTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One pass over a target. What is going to be sent is stored before it is sent, and its outcome
 * after it is known, so that a pass that was killed is continued without doubling anything.
 */
final class WriteBackPass {
  private static final String STAGE = "stage.writeBack";
  private static final int LONGEST_FAILURE = 2000;

  private final WrittenDecisionRepository records;
  private final AnswerReviewReader reviews;
  private final Texts texts;
  private final Clock clock;
  private final List<WriteBackReport.Failure> failed = new ArrayList<>();
  private final List<String> steps = new ArrayList<>();
  private int written;
  private int removed;
  private int left;
  private Optional<String> stopped = Optional.empty();

  WriteBackPass(
      WrittenDecisionRepository records, AnswerReviewReader reviews, Texts texts, Clock clock) {
    this.records = records;
    this.reviews = reviews;
    this.texts = texts;
    this.clock = clock;
  }

  WriteBackReport nothingToDo(SourceConfig config, String location, WriteBackPlan plan) {
    tellRefused(plan);
    return report(config, location, false, plan);
  }

  /** Tells what would be sent. */
  WriteBackReport preview(
      SourceConfig config, String location, WriteBackTarget target, WriteBackPlan plan) {
    for (WriteBackPlan.Answer answer : plan.answers()) {
      try {
        Optional<String> current = currentId(answer);
        if (answer.decisionId().isPresent()) {
          AnswerReview review = reviews.read(answer.decisionId().get());
          String id =
              answer
                  .begun()
                  .map(WrittenDecision::recordId)
                  .orElseGet(() -> target.recordId(review, ""));
          current = Optional.of(id);
          target.writing(id, review).forEach(step -> steps.add(step.shown()));
          written++;
        }
        for (WrittenDecision row : answer.outdated()) {
          if (current.filter(row.recordId()::equals).isEmpty()) {
            removal(target, row).forEach(step -> steps.add(step.shown()));
            removed += answer.decisionId().isPresent() ? 0 : 1;
          }
        }
      } catch (RecordRefusedException e) {
        failed.add(new WriteBackReport.Failure(answerId(answer), texts.get(e.reason())));
      }
    }
    return report(config, location, true, plan);
  }

  /**
   * Sends what is to be sent.
   *
   * @param source id of the source in the workspace
   */
  WriteBackReport run(
      SourceConfig config,
      String location,
      long source,
      WriteBackTarget target,
      WriteBackPlan plan,
      ProgressMonitor monitor) {
    tellRefused(plan);
    left = plan.answers().size();
    Instant started = clock.instant();
    try {
      for (WriteBackPlan.Answer answer : plan.answers()) {
        monitor.check();
        handle(source, location, target, answer);
        left--;
        monitor.at(
            new TaskProgress(
                STAGE,
                plan.answers().size() - left,
                plan.answers().size(),
                Duration.between(started, clock.instant())));
      }
    } catch (UnavailableException | InvalidInputException e) {
      // the following records would fare no better
      stopped = Optional.of(texts.get(e));
    }
    return report(config, location, false, plan);
  }

  private void tellRefused(WriteBackPlan plan) {
    plan.refused()
        .forEach(
            row ->
                failed.add(
                    new WriteBackReport.Failure(
                        reviews.read(row.decisionId()).answerId(), row.failure().orElse(""))));
  }

  private void handle(
      long source, String location, WriteBackTarget target, WriteBackPlan.Answer answer) {
    List<WrittenDecision> outdated = new ArrayList<>(answer.outdated());
    Optional<String> current = currentId(answer);
    if (answer.decisionId().isPresent()) {
      AnswerReview review = reviews.read(answer.decisionId().get());
      Optional<WrittenDecision> again =
          answer.begun().filter(row -> target.isRepeatable(row.triedAt(), clock.instant()));
      // one that may not be sent again under its id is written anew, and deleted under the old one
      answer.begun().filter(row -> again.isEmpty()).ifPresent(outdated::add);
      WrittenDecision row =
          again
              .map(this::beginAgain)
              .orElseGet(() -> begin(source, location, target, answer, review));
      WriteBackState state = write(target, row, review);
      if (state == WriteBackState.SENDING) {
        return;
      }
      // where the new one is refused, the former one is not true any more either
      current = Optional.of(row.recordId()).filter(_ -> state == WriteBackState.WRITTEN);
    }
    for (WrittenDecision row : outdated) {
      // a record that was replaced under the same id is not deleted
      boolean replaced = current.filter(row.recordId()::equals).isPresent();
      if (replaced || remove(target, row)) {
        removed += current.isEmpty() ? 1 : 0;
        records.delete(row);
      }
    }
  }

  /** The id of the record that stays, when it is not written now. */
  private static Optional<String> currentId(WriteBackPlan.Answer answer) {
    return answer.current().map(WrittenDecision::recordId);
  }

  private WrittenDecision beginAgain(WrittenDecision begun) {
    WrittenDecision row = begun.triedAgain(SqlTime.now(clock));
    records.update(row);
    return row;
  }

  private WrittenDecision begin(
      long source,
      String location,
      WriteBackTarget target,
      WriteBackPlan.Answer answer,
      AnswerReview review) {
    Instant now = SqlTime.now(clock);
    long decision = answer.decisionId().orElseThrow();
    String id = target.recordId(review, decision + " " + now);
    return records.begin(
        source,
        location,
        new WrittenDecision(
            0,
            answer.conversationId(),
            decision,
            id,
            WriteBackState.SENDING,
            1,
            Optional.empty(),
            now));
  }

  /** Writes a record and returns its state. */
  private WriteBackState write(WriteBackTarget target, WrittenDecision row, AnswerReview review) {
    try {
      for (WriteBackStep step : target.writing(row.recordId(), review)) {
        step.run();
      }
    } catch (RecordRefusedException e) {
      records.update(row.in(WriteBackState.REFUSED, reason(e.reason())));
      failed.add(new WriteBackReport.Failure(review.answerId(), texts.get(e.reason())));
      return WriteBackState.REFUSED;
    } catch (UnavailableException | InvalidInputException e) {
      records.update(row.in(WriteBackState.SENDING, reason(e)));
      throw e;
    }
    // where the day has changed in between, the next pass writes it anew
    if (!target.isRepeatable(row.triedAt(), clock.instant())) {
      return WriteBackState.SENDING;
    }
    records.update(row.in(WriteBackState.WRITTEN));
    written++;
    return WriteBackState.WRITTEN;
  }

  /** Removes a record at the target, or says why it stays there. */
  private boolean remove(WriteBackTarget target, WrittenDecision row) {
    try {
      for (WriteBackStep step : removal(target, row)) {
        step.run();
      }
      return true;
    } catch (RecordRefusedException e) {
      records.update(row.in(WriteBackState.KEPT, reason(e.reason())));
      failed.add(
          new WriteBackReport.Failure(
              reviews.read(row.decisionId()).answerId(), texts.get(e.reason())));
      return false;
    }
  }

  private List<WriteBackStep> removal(WriteBackTarget target, WrittenDecision row)
      throws RecordRefusedException {
    return target.removal(row.recordId(), reviews.read(row.decisionId()));
  }

  private String answerId(WriteBackPlan.Answer answer) {
    long decision = answer.decisionId().orElseGet(() -> answer.outdated().getFirst().decisionId());
    return reviews.read(decision).answerId();
  }

  private String reason(ApplicationException e) {
    String text = texts.get(e);
    return text.length() <= LONGEST_FAILURE ? text : text.substring(0, LONGEST_FAILURE);
  }

  private WriteBackReport report(
      SourceConfig config, String location, boolean dryRun, WriteBackPlan plan) {
    return new WriteBackReport(
        config.name(),
        location,
        dryRun,
        written,
        removed,
        plan.unchanged(),
        failed,
        left,
        stopped,
        steps);
  }
}
