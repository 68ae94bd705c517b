package dev.retune.retrain;

import dev.retune.embed.Models;
import dev.retune.feedback.Documents;
import dev.retune.index.IndexSpec;
import dev.retune.index.IndexVersion;
import dev.retune.index.IndexVersion.State;
import dev.retune.index.IndexVersions;
import dev.retune.retrain.Plan.Intent;
import dev.retune.retrain.TriggerState.Phase;
import dev.retune.text.Texts;
import dev.retune.work.Monitor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides whether a run is called for, and with which recipe. The first reason that holds wins. */
public final class Planner {
  // what was rejected or is held is built and judged again after this, for then there are new votes
  private static final Duration JUDGEMENT_STANDS = Duration.ofDays(7);

  private final Documents documents;
  private final IndexVersions versions;
  private final Recipes recipes;
  private final TriggerService trigger;
  private final DiagnosisService diagnosis;
  private final Texts texts;

  /**
   * With what it looks at, and the language of its sentences.
   *
   * @param defaultModel id or folder of the first index's model
   */
  public Planner(
      Documents documents,
      IndexVersions versions,
      Models models,
      String defaultModel,
      TriggerService trigger,
      DiagnosisService diagnosis,
      Texts texts) {
    this.documents = documents;
    this.versions = versions;
    this.recipes = new Recipes(models, defaultModel);
    this.trigger = trigger;
    this.diagnosis = diagnosis;
    this.texts = texts;
  }

  Plan plan(RetrainRequest request, Optional<IndexVersion> live, Monitor monitor) {
    return plan(request, live, documents::corpusFingerprint, monitor);
  }

  /** The same with the fingerprint of the documents as it is known to the caller. */
  Plan plan(
      RetrainRequest request,
      Optional<IndexVersion> live,
      Supplier<String> fingerprint,
      Monitor monitor) {
    IndexSpec wanted = recipes.wanted(request, live.map(IndexVersion::spec));
    if (live.isEmpty()) {
      return new Plan.Go(wanted, Intent.RENEW, texts.get("retrain.plan.first"));
    }
    if (request.force()) {
      return new Plan.Go(wanted, Intent.RENEW, texts.get("retrain.plan.forced", request.who()));
    }
    boolean sameRecipe = wanted.equals(live.get().spec());
    if (!sameRecipe && request.namesRecipe()) {
      return new Plan.Go(wanted, Intent.RENEW, texts.get("retrain.plan.recipe"));
    }
    String corpus = fingerprint.get();
    if (!sameRecipe || !corpus.equals(live.get().corpusFingerprint())) {
      String changed = changed(sameRecipe, live.get().spec());
      return recipes
          .judged(wanted, corpus, versions.list(), request.asOf().minus(JUDGEMENT_STANDS))
          .<Plan>map(this::stands)
          .orElseGet(
              () -> new Plan.Go(wanted, Intent.RENEW, texts.get(changed, live.get().label())));
    }
    List<IndexVersion> all = versions.list();
    Optional<IndexVersion> unfinished = all.stream().filter(Planner::isUnfinished).findFirst();
    if (unfinished.isPresent() && !request.unattended() && !request.namesRecipe()) {
      IndexVersion version = unfinished.get();
      return new Plan.Go(
          version.spec(), Intent.FINISH, texts.get("retrain.plan.unfinished", version.label()));
    }
    TriggerReading reading = trigger.read(request.asOf());
    if (reading.state() != Phase.FIRED) {
      return new Plan.Rest(
          false, texts.get("retrain.plan.rest", live.get().label(), reading.why()));
    }
    return answer(request, reading, wanted, monitor);
  }

  private static String changed(boolean sameRecipe, IndexSpec live) {
    if (sameRecipe) {
      return "retrain.plan.corpus";
    }
    return live.isAnalysedAsNow() ? "retrain.plan.model" : "retrain.plan.analysis";
  }

  private Plan stands(IndexVersion version) {
    return new Plan.Rest(
        false, texts.get("retrain.plan.judged", version.label(), version.why().orElse("")));
  }

  private Plan answer(
      RetrainRequest request, TriggerReading reading, IndexSpec wanted, Monitor monitor) {
    if (request.unattended()) {
      Diagnosis found = diagnosis.of(reading.from(), reading.to(), monitor);
      if (!found.canHelp()) {
        return new Plan.Rest(true, found.why());
      }
    }
    return new Plan.Go(wanted, Intent.IMPROVE, texts.get("retrain.plan.fired", reading.why()));
  }

  /**
   * Whether a build was interrupted that is worth going on with. One whose files were pruned had
   * its documents counted.
   */
  static boolean isUnfinished(IndexVersion version) {
    return version.state() == State.CANDIDATE
        && !version.complete()
        && version.documents() == 0
        && version.spec().isAnalysedAsNow();
  }
}
