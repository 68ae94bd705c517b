package dev.retune.knowledge.worklist;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.improvement.ImprovementSource;
import dev.retune.improvement.model.CureKind;
import dev.retune.improvement.model.ImprovementRow;
import dev.retune.improvement.model.ImprovementState;
import dev.retune.improvement.model.VoteEffect;
import dev.retune.knowledge.fix.FixStatusReader;
import dev.retune.knowledge.model.FixState;
import dev.retune.knowledge.model.FixStatus;
import dev.retune.knowledge.model.FixTrial;
import dev.retune.knowledge.model.ItemKind;
import dev.retune.knowledge.model.ItemNote;
import dev.retune.knowledge.model.ItemState;
import dev.retune.knowledge.model.WorkItem;
import dev.retune.retraining.diagnosis.CauseCategory;
import dev.retune.retraining.diagnosis.DislikeDiagnosis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Fixes of documents and new documents, against dislikes of what the knowledge says or lacks. */
public final class KnowledgeImprovements implements ImprovementSource {
  private final WorkListService workList;
  private final FixStatusReader statuses;
  private final FixEffects effects;
  private final Texts texts;

  /** Reads the work list of a workspace. */
  public KnowledgeImprovements(
      WorkListService workList, FixStatusReader statuses, FixEffects effects, Texts texts) {
    this.workList = workList;
    this.statuses = statuses;
    this.effects = effects;
    this.texts = texts;
  }

  @Override
  public List<ImprovementRow> rows(DislikeDiagnosis diagnosis, ProgressMonitor monitor) {
    Map<String, FixStatus> fixes =
        statuses.all().stream()
            .collect(Collectors.toMap(status -> status.fix().label(), Function.identity()));
    List<ImprovementRow> rows = new ArrayList<>();
    for (WorkItem item : workList.of(diagnosis).items()) {
      List<FixStatus> own =
          item.fixes().stream()
              .flatMap(fix -> Optional.ofNullable(fixes.get(fix.id())).stream())
              .toList();
      if (own.isEmpty()) {
        rows.add(open(item));
      } else {
        own.forEach(status -> rows.add(fix(item, status, diagnosis.to())));
      }
    }
    return rows;
  }

  @Override
  public List<ImprovementRow> past(Instant asOf) {
    // fixes are in the work list whatever the dislikes are
    DislikeDiagnosis nothing =
        new DislikeDiagnosis(asOf, asOf, 0, 0, List.of(), List.of(), 0, false, "", List.of());
    return rows(nothing, ProgressMonitor.none());
  }

  private static CauseCategory cause(WorkItem item) {
    return item.kind() == ItemKind.GAP ? CauseCategory.GAP : CauseCategory.CONTENT;
  }

  private static CureKind cure(WorkItem item) {
    return item.kind() == ItemKind.GAP ? CureKind.NEW_DOCUMENT : CureKind.DOCUMENT_FIX;
  }

  private static ImprovementRow open(WorkItem item) {
    return new ImprovementRow(
        cause(item),
        cure(item),
        item.name(),
        item.title(),
        item.dislikes().size(),
        Optional.of(item.gain()),
        item.state() == ItemState.DISMISSED ? ImprovementState.DISMISSED : ImprovementState.OPEN,
        item.note().map(ItemNote::changedAt),
        Optional.empty(),
        Optional.empty(),
        "",
        Optional.empty());
  }

  private ImprovementRow fix(WorkItem item, FixStatus status, Instant asOf) {
    Optional<VoteEffect> effect = effects.of(status.fix(), asOf);
    return new ImprovementRow(
        cause(item),
        cure(item),
        status.fix().label(),
        item.title(),
        status.fix().cited().size(),
        Optional.of(item.gain()),
        state(status.state()),
        Optional.of(changedAt(status, asOf)),
        status.trial().map(FixTrial::triedAt),
        effects.since(status.fix(), asOf),
        status.trial().map(trial -> texts.get(trial.findings().reason())).orElse(""),
        effect);
  }

  private Instant changedAt(FixStatus status, Instant asOf) {
    return status
        .fix()
        .withdrawnAt()
        .or(() -> status.fix().arrivedAt())
        .or(() -> status.fix().overwrittenAt())
        .or(() -> status.live() ? effects.since(status.fix(), asOf) : Optional.empty())
        .or(() -> status.trial().map(FixTrial::triedAt))
        .orElse(status.fix().revision().writtenAt());
  }

  private static ImprovementState state(FixState state) {
    return switch (state) {
      case PROPOSED -> ImprovementState.PROPOSED;
      case PASSED -> ImprovementState.PROVEN;
      case HELD -> ImprovementState.UNDECIDED;
      case FAILED -> ImprovementState.FAILED;
      case LIVE, LEAVING -> ImprovementState.LIVE;
      case ROLLED_BACK, SUPERSEDED, OVERWRITTEN -> ImprovementState.ROLLED_BACK;
      case ARRIVED -> ImprovementState.ARRIVED;
      case WITHDRAWN -> ImprovementState.DISMISSED;
    };
  }
}
