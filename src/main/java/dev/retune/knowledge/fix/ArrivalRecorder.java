package dev.retune.knowledge.fix;

import dev.retune.feedback.repository.DocumentRepository;
import dev.retune.knowledge.model.FixState;
import dev.retune.knowledge.model.FixStatus;
import dev.retune.knowledge.model.KnowledgeFix;
import dev.retune.knowledge.store.FixWriteRepository;
import dev.retune.knowledge.store.FixWriteRepository.Mark;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.audit.AuditEntry;
import dev.retune.persistence.audit.AuditLog;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Records, after a sync, which fixes arrived at their source and which were overwritten there. Only
 * times are recorded: what holds now is always compared anew.
 */
public final class ArrivalRecorder {
  private final Workspace workspace;
  private final FixStatusReader statuses;
  private final SourceComparison sources;
  private final Clock clock;

  /** Works on one workspace. */
  public ArrivalRecorder(
      Workspace workspace, DocumentRepository documents, FixStatusReader statuses, Clock clock) {
    this.workspace = workspace;
    this.statuses = statuses;
    this.sources = new SourceComparison(documents);
    this.clock = clock;
  }

  /** Records what changed, and returns the fixes that it changed for. */
  public List<KnowledgeFix> record() {
    List<KnowledgeFix> changed = new ArrayList<>();
    for (FixStatus status : statuses.all()) {
      KnowledgeFix fix = status.fix();
      if (status.state() == FixState.WITHDRAWN) {
        continue;
      }
      boolean noted =
          switch (sources.of(fix, fix.revision().text())) {
            case ARRIVED -> fix.arrivedAt().isEmpty() && arrived(fix);
            case OVERWRITTEN ->
                fix.arrivedAt().isEmpty()
                    && fix.overwrittenAt().isEmpty()
                    && mark(fix, Mark.OVERWRITTEN, "fix.overwritten");
            case WAITING -> false;
          };
      if (noted) {
        changed.add(fix);
      }
    }
    return changed;
  }

  /** A change may arrive after another one was seen first. */
  private boolean arrived(KnowledgeFix fix) {
    workspace.inTransaction(
        transaction -> {
          FixWriteRepository.unmark(transaction, fix.id(), Mark.OVERWRITTEN);
          mark(transaction, fix, Mark.ARRIVED, "fix.arrived");
        });
    return true;
  }

  private boolean mark(KnowledgeFix fix, Mark mark, String action) {
    workspace.inTransaction(transaction -> mark(transaction, fix, mark, action));
    return true;
  }

  private void mark(TransactionContext transaction, KnowledgeFix fix, Mark mark, String action) {
    Instant now = SqlTime.now(clock);
    FixWriteRepository.mark(transaction, fix.id(), mark, now);
    AuditLog.add(
        transaction, new AuditEntry(now, "sync", action, fix.label(), "", fix.externalId()));
  }
}
