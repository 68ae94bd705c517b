package dev.retune.improvement;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.improvement.model.CureKind;
import dev.retune.improvement.model.ImprovementRow;
import dev.retune.improvement.model.ImprovementState;
import dev.retune.improvement.model.VoteEffect;
import dev.retune.improvement.model.VoteGain;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersionRepository;
import dev.retune.retraining.diagnosis.CauseCategory;
import dev.retune.retraining.diagnosis.DislikeDiagnosis;
import dev.retune.retraining.model.PipelineRun;
import dev.retune.retraining.model.PromotionEffect;
import dev.retune.retraining.run.PromotionHistory;
import dev.retune.retraining.store.RunRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs that embed the documents again, against dislikes whose document was not found. */
public final class ReembeddingImprovements implements ImprovementSource {
  private static final int RUNS = 50;
  private static final int SHOWN = 3;

  private final RunRepository runs;
  private final IndexVersionRepository versions;
  private final PromotionHistory history;
  private final Texts texts;

  /** Reads the runs of a workspace. */
  public ReembeddingImprovements(
      RunRepository runs, IndexVersionRepository versions, PromotionHistory history, Texts texts) {
    this.runs = runs;
    this.versions = versions;
    this.history = history;
    this.texts = texts;
  }

  @Override
  public List<ImprovementRow> rows(DislikeDiagnosis diagnosis, ProgressMonitor monitor) {
    int dislikes =
        diagnosis.shares().stream()
            .filter(share -> share.route() == CauseCategory.RETRIEVAL)
            .mapToInt(DislikeDiagnosis.Share::dislikes)
            .sum();
    Optional<VoteGain> gain = diagnosis.count(dislikes).map(VoteGain::of);
    List<ImprovementRow> rows = new ArrayList<>();
    past(diagnosis.to()).stream()
        .filter(row -> row.state() != ImprovementState.REPLACED)
        .limit(SHOWN)
        .forEach(rows::add);
    boolean waits =
        rows.stream()
            .anyMatch(
                row ->
                    row.state() == ImprovementState.PROVEN
                        || row.state() == ImprovementState.UNDECIDED);
    if (diagnosis.canHelp() && !waits) {
      rows.addFirst(
          new ImprovementRow(
              CauseCategory.RETRIEVAL,
              CureKind.REEMBEDDING,
              "",
              "",
              dislikes,
              gain,
              ImprovementState.OPEN,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              "",
              Optional.empty()));
    }
    return rows;
  }

  @Override
  public List<ImprovementRow> past(Instant asOf) {
    List<PromotionEffect> effects = history.effects(asOf, RUNS);
    LiveHistory live = new LiveHistory(versions.changes(Instant.EPOCH, asOf), versions.live());
    List<Built> built =
        runs.latest(RUNS).stream()
            .filter(run -> run.kind() == PipelineRun.Kind.REEMBED)
            .flatMap(
                run ->
                    run
                        .version()
                        .flatMap(versions::byId)
                        .map(version -> new Built(run, version))
                        .stream())
            .toList();
    Optional<Long> inUse =
        live.inUse(built.stream().map(Built::version).toList()).map(IndexVersion::id);
    return built.stream()
        // the first index cures nothing
        .filter(each -> each.version().baseline().isPresent())
        .map(
            each ->
                row(each, inUse.filter(id -> id == each.version().id()).isPresent(), live, effects))
        .filter(row -> row.state() != ImprovementState.DISMISSED)
        .toList();
  }

  /** A run and what it built. */
  private record Built(PipelineRun run, IndexVersion version) {}

  private ImprovementRow row(
      Built built, boolean inUse, LiveHistory live, List<PromotionEffect> effects) {
    PipelineRun run = built.run();
    IndexVersion version = built.version();
    ImprovementState state = state(built, inUse, live);
    Optional<Instant> liveAt = live.since(version);
    return new ImprovementRow(
        CauseCategory.RETRIEVAL,
        CureKind.REEMBEDDING,
        version.label(),
        texts.get("improvement.index", version.label(), version.spec().described()),
        0,
        Optional.empty(),
        state,
        state == ImprovementState.LIVE ? liveAt : Optional.of(version.stateAt()),
        run.endedAt(),
        liveAt,
        version.reason().map(texts::get).orElse(""),
        effects.stream()
            .filter(effect -> effect.version() == version.id())
            .filter(effect -> effect.after().votes() > 0)
            .findFirst()
            .map(ReembeddingImprovements::effect));
  }

  private static VoteEffect effect(PromotionEffect effect) {
    return VoteEffect.of(effect.at(), effect.before(), effect.after());
  }

  private static ImprovementState state(Built built, boolean inUse, LiveHistory live) {
    IndexVersion version = built.version();
    return switch (version.state()) {
      case LIVE -> ImprovementState.LIVE;
      case REJECTED -> ImprovementState.FAILED;
      case RETIRED ->
          inUse
              ? ImprovementState.LIVE
              : live.wasTakenBack(version)
                  ? ImprovementState.ROLLED_BACK
                  : ImprovementState.REPLACED;
      case FAILED -> ImprovementState.DISMISSED;
      case CANDIDATE ->
          built.run().state() == PipelineRun.State.HELD && version.complete()
              ? ImprovementState.UNDECIDED
              : ImprovementState.DISMISSED;
    };
  }
}
