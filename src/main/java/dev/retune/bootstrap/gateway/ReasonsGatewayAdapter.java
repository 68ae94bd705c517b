package dev.retune.bootstrap.gateway;

import dev.retune.bootstrap.module.CoreServices;
import dev.retune.bootstrap.module.FeedbackModule;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.reasons.model.CodedReason;
import dev.retune.reasons.model.ReasonCode;
import dev.retune.reasons.model.ReasonCodeList;
import dev.retune.reasons.store.CodedReasonRepository;
import dev.retune.reasons.store.ReasonCodeListRepository;
import dev.retune.reasons.store.ReasonCorrectionRepository;
import dev.retune.statistics.model.VoteStatistics;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.reasons.ReasonsGateway;
import java.time.Instant;
import java.util.List;

/** Connects the Reasons screen to the services. */
record ReasonsGatewayAdapter(CoreServices core, FeedbackModule feedback) implements ReasonsGateway {
  private static final int CHANGES = 20;

  @Override
  public ReasonsSnapshot snapshot(TimeWindow window) {
    VoteStatistics stats = feedback.stats().stats(window);
    ReasonCodeListRepository lists = lists();
    return new ReasonsSnapshot(lists.current(), stats.reasons(), lists.changes(CHANGES));
  }

  @Override
  public List<CodedReason> reasons(
      String code, TimeWindow window, CodedReasonRepository.Order order, int skip, int limit) {
    Instant now = core.clock().instant();
    return feedback
        .filedReasons()
        .page(
            code,
            feedback.stats().from(window, now).orElse(Instant.EPOCH),
            now,
            order,
            skip,
            limit);
  }

  @Override
  public long assign(long vote, ReasonCode code, String who) {
    return corrections().correct(vote, code, who);
  }

  @Override
  public void undoAssignment(long correction, String who) {
    corrections().takeBack(correction, who);
  }

  @Override
  public ReasonCodeList save(ReasonCodeList changed, String who) {
    return lists().save(changed, who);
  }

  @Override
  public long reclassify(ProgressMonitor monitor) {
    return feedback.reasons().classifyAgain(monitor);
  }

  private ReasonCodeListRepository lists() {
    return feedback.reasonLists();
  }

  private ReasonCorrectionRepository corrections() {
    return feedback.corrections();
  }
}
