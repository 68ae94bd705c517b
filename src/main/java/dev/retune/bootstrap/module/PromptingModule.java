package dev.retune.bootstrap.module;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.feedback.remote.HttpRetryTiming;
import dev.retune.feedback.remote.LangfusePrompts;
import dev.retune.feedback.source.SourceOpener;
import dev.retune.index.golden.NearDuplicates;
import dev.retune.index.model.LazyEmbedder;
import dev.retune.index.model.SearchMode;
import dev.retune.index.search.SearchHit;
import dev.retune.prompting.PromptLibrary;
import dev.retune.prompting.PromptServices;
import dev.retune.prompting.endpoint.ChatEndpoint;
import dev.retune.prompting.endpoint.TokenPrices;
import dev.retune.prompting.model.PromptingSettings;
import dev.retune.prompting.run.FeedbackCaseSource;
import dev.retune.prompting.run.PromptReviewService;
import dev.retune.prompting.run.PromptRunner;
import dev.retune.settings.model.Settings;
import java.util.List;

/** Prompts, their runs and the endpoint of language models. */
public final class PromptingModule {
  private static final int PASSAGES = 5;

  private final CoreServices core;
  private final Settings settings;
  private final Texts texts;
  private final IndexModule index;

  PromptingModule(CoreServices core, Settings settings, Texts texts, IndexModule index) {
    this.core = core;
    this.settings = settings;
    this.texts = texts;
    this.index = index;
  }

  /** Returns the services for the settings at the start. */
  public PromptServices services() {
    return services(settings.prompting());
  }

  /** Returns the services for an endpoint and its limits. */
  public PromptServices services(PromptingSettings chosen) {
    TokenPrices prices = TokenPrices.of(chosen);
    PromptRunner runner =
        new PromptRunner(
            core.workspace(),
            new FeedbackCaseSource(core.workspace(), this::families, this::passages),
            prices,
            chosen.parallelCalls(),
            texts,
            core.clock());
    return new PromptServices(
        new PromptLibrary(
            core.workspace(),
            new LangfusePrompts(new SourceOpener(core.secrets()::find), HttpRetryTiming.DEFAULT),
            core.clock()),
        runner,
        new PromptReviewService(core.workspace(), runner, prices, texts, core.clock()),
        () -> endpoint(chosen),
        chosen);
  }

  private ChatEndpoint endpoint(PromptingSettings chosen) {
    String url = chosen.url().orElseThrow(() -> new InvalidInputException("prompts.endpoint.none"));
    return ChatEndpoint.open(url, core.secrets().find(ChatEndpoint.KEY).orElse(""));
  }

  private int[] families(List<String> questions) {
    String model = index.versions().live().map(v -> v.spec().modelId()).orElse(settings.model());
    try (LazyEmbedder embedder = new LazyEmbedder(index.models(), model)) {
      return NearDuplicates.oldest(questions, embedder.get());
    }
  }

  private List<String> passages(String question) {
    return index.versions().live().isEmpty()
        ? List.of()
        : index.search().search(question, PASSAGES, SearchMode.HYBRID).hits().stream()
            .map(SearchHit::text)
            .toList();
  }
}
