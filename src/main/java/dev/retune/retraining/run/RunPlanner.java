package dev.retune.retraining.run;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.index.build.IndexCorpus;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersion.State;
import dev.retune.index.version.IndexVersionRepository;
import dev.retune.retraining.diagnosis.DiagnosisService;
import dev.retune.retraining.diagnosis.DislikeDiagnosis;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.retraining.model.TriggerState.Phase;
import dev.retune.retraining.run.RunPlan.Intent;
import dev.retune.retraining.trigger.TriggerReading;
import dev.retune.retraining.trigger.TriggerService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides whether a run is needed, and with which spec. The first applicable reason wins. */
public final class RunPlanner {
  // after this time new votes justify building a rejected or held candidate again
  private static final Duration JUDGEMENT_STANDS = Duration.ofDays(7);

  private final Supplier<IndexCorpus> corpora;
  private final IndexVersionRepository versions;
  private final IndexSpecResolver specResolver;
  private final TriggerService trigger;
  private final DiagnosisService diagnosis;
  private final Texts texts;

  /**
   * Creates a planner; the texts set the language of its sentences.
   *
   * @param corpora the documents that an index would be built from now
   * @param defaultModel id or folder of the first index's model
   */
  public RunPlanner(
      Supplier<IndexCorpus> corpora,
      IndexVersionRepository versions,
      ModelCatalog models,
      String defaultModel,
      TriggerService trigger,
      DiagnosisService diagnosis,
      Texts texts) {
    this.corpora = corpora;
    this.versions = versions;
    this.specResolver = new IndexSpecResolver(models, defaultModel);
    this.trigger = trigger;
    this.diagnosis = diagnosis;
    this.texts = texts;
  }

  /** Plans the first index. */
  RunPlan first(RetrainingRequest request) {
    return new RunPlan.Run(
        specResolver.wanted(request), Intent.RENEW, texts.get("retraining.plan.first"));
  }

  RunPlan plan(RetrainingRequest request, IndexVersion live, ProgressMonitor monitor) {
    return plan(request, live, () -> corpora.get().fingerprint(), monitor);
  }

  /** Plans with a known fingerprint of the documents. */
  RunPlan plan(
      RetrainingRequest request,
      IndexVersion live,
      Supplier<String> fingerprint,
      ProgressMonitor monitor) {
    IndexSpec wanted = specResolver.wanted(request, live.spec());
    if (request.force()) {
      return new RunPlan.Run(
          wanted, Intent.RENEW, texts.get("retraining.plan.forced", request.who()));
    }
    boolean sameSpec = wanted.equals(live.spec());
    if (!sameSpec && request.namesSpec()) {
      return new RunPlan.Run(wanted, Intent.RENEW, texts.get("retraining.plan.recipe"));
    }
    String corpus = fingerprint.get();
    if (!sameSpec || !corpus.equals(live.corpusFingerprint())) {
      String changed = changed(sameSpec, live.spec());
      return specResolver
          .judged(wanted, corpus, versions.list(), request.asOf().minus(JUDGEMENT_STANDS))
          .<RunPlan>map(this::stands)
          .orElseGet(() -> new RunPlan.Run(wanted, Intent.RENEW, texts.get(changed, live.label())));
    }
    List<IndexVersion> all = versions.list();
    Optional<IndexVersion> unfinished = all.stream().filter(RunPlanner::isUnfinished).findFirst();
    if (unfinished.isPresent() && !request.unattended() && !request.namesSpec()) {
      IndexVersion version = unfinished.get();
      return new RunPlan.Run(
          version.spec(), Intent.FINISH, texts.get("retraining.plan.unfinished", version.label()));
    }
    TriggerReading reading = trigger.read(request.asOf());
    if (reading.state() != Phase.FIRED) {
      return new RunPlan.Skip(
          false, texts.get("retraining.plan.rest", live.label(), reading.why()));
    }
    return answer(request, reading, wanted, monitor);
  }

  private static String changed(boolean sameSpec, IndexSpec live) {
    if (sameSpec) {
      return "retraining.plan.corpus";
    }
    return live.usesCurrentAnalysis() ? "retraining.plan.model" : "retraining.plan.analysis";
  }

  private RunPlan stands(IndexVersion version) {
    return new RunPlan.Skip(
        false,
        texts.get(
            "retraining.plan.judged",
            version.label(),
            version.reason().map(texts::get).orElse("")));
  }

  private RunPlan answer(
      RetrainingRequest request,
      TriggerReading reading,
      IndexSpec wanted,
      ProgressMonitor monitor) {
    if (request.unattended()) {
      DislikeDiagnosis found = diagnosis.of(reading.from(), reading.to(), monitor);
      if (!found.canHelp()) {
        return new RunPlan.Skip(true, found.why());
      }
    }
    return new RunPlan.Run(
        wanted, Intent.IMPROVE, texts.get("retraining.plan.fired", reading.why()));
  }

  /**
   * Whether there is an interrupted build worth resuming. One whose documents were counted was
   * complete, and its files have been deleted since.
   */
  static boolean isUnfinished(IndexVersion version) {
    return version.state() == State.CANDIDATE
        && !version.complete()
        && version.documents() == 0
        && version.spec().usesCurrentAnalysis();
  }
}
