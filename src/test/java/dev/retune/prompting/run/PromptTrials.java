package dev.retune.prompting.run;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.persistence.Workspace;
import dev.retune.prompting.endpoint.LanguageModel;
import dev.retune.prompting.endpoint.SpendingBudget;
import dev.retune.prompting.endpoint.TokenPrices;
import dev.retune.prompting.model.NewPromptVersion;
import dev.retune.prompting.model.PromptOrigin;
import dev.retune.prompting.model.PromptState;
import dev.retune.prompting.model.PromptVersion;
import dev.retune.prompting.store.PromptPromotionRepository;
import dev.retune.prompting.store.PromptRepository;
import dev.retune.prompting.store.PromptRunRepository;
import dev.retune.prompting.store.StoredRun;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Runs of proposals whose worth is known, through the real machinery. */
final class PromptTrials {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-28T10:00:00Z"), ZoneOffset.UTC);
  static final String LIVE = "You are a helpful assistant.";

  private final Workspace workspace;

  PromptTrials(Workspace workspace) {
    this.workspace = workspace;
  }

  PromptVersion live(String name) {
    PromptVersion first =
        new PromptRepository(workspace, CLOCK)
            .add(
                new NewPromptVersion(
                    name,
                    LIVE,
                    "",
                    "{}",
                    Optional.empty(),
                    PromptOrigin.PERSON,
                    Optional.empty(),
                    "",
                    "ann"));
    return new PromptPromotionRepository(workspace, CLOCK).promote(first.id(), false, "ann");
  }

  PromptRunner runner(CaseSource source) {
    return new PromptRunner(
        workspace, source, new TokenPrices(true, 1, 2), 1, new Texts(Locale.ENGLISH), CLOCK);
  }

  static PromptRunRequest request(String name, long seed, int proposals) {
    return new PromptRunRequest(
        name,
        new CaseSelection(Instant.EPOCH, List.of()),
        Optional.empty(),
        new PromptRunSettings(seed, proposals, "model", "judge"),
        200,
        "ann");
  }

  /** Carries out one run on a prompt of its own. */
  StoredRun run(String name, long seed, ScriptedCases cases, int proposals, LanguageModel model) {
    live(name);
    PromptRunner runner = runner(cases);
    StoredRun started = runner.start(request(name, seed, proposals), ProgressMonitor.none());
    return runner.advance(started.id(), model, SpendingBudget.UNLIMITED, ProgressMonitor.none());
  }

  /** The state of each proposal of a prompt, in their order. */
  List<PromptState> states(String name) {
    return new PromptRepository(workspace, CLOCK)
        .versions(name).stream()
            .filter(version -> version.origin() == PromptOrigin.REVISION)
            .map(PromptVersion::state)
            .toList();
  }

  StoredRun stored(long run) {
    return new PromptRunRepository(workspace, new PromptRepository(workspace, CLOCK), CLOCK)
        .byId(run);
  }

  Optional<PromptVersion> liveOf(String name) {
    return new PromptRepository(workspace, CLOCK).live(name);
  }
}
