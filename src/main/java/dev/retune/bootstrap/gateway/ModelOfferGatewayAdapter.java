package dev.retune.bootstrap.gateway;

import dev.retune.bootstrap.module.CoreServices;
import dev.retune.bootstrap.module.FeedbackModule;
import dev.retune.bootstrap.module.IndexModule;
import dev.retune.common.error.ApplicationException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.language.LanguageGroups;
import dev.retune.common.language.TextLanguage;
import dev.retune.embedding.install.InstalledModels;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.ModelRecord;
import dev.retune.settings.model.Settings;
import dev.retune.ui.installation.LanguageModelOffer;
import dev.retune.ui.installation.ModelOfferGateway;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects the offer of a model to the services. */
record ModelOfferGatewayAdapter(
    CoreServices core, Settings settings, Texts texts, FeedbackModule feedback, IndexModule index)
    implements ModelOfferGateway {
  private static final Logger LOG = LoggerFactory.getLogger(ModelOfferGatewayAdapter.class);

  /**
   * The smallest model that knows Korean, Japanese and Chinese well: int8 weights and tokenizer.
   */
  private static final String MODEL = "intfloat/multilingual-e5-small";

  /** Of its int8 weights and its tokenizer, about. */
  private static final long BYTES = 135_000_000;

  private static final String LICENSE = "mit";

  /** Those of its languages that a text tells by its letters. */
  private static final Set<String> LANGUAGES = Set.of("ko", "ja", "zh", "th", "el", "he");

  private static final double MOST = 0.5;

  @Override
  public Optional<LanguageModelOffer> offer() {
    if (dismissed().all().contains(MODEL) || isInstalled()) {
      return Optional.empty();
    }
    List<String> beginnings = DocumentBeginnings.of(feedback.documents());
    return beginnings.isEmpty() ? ofTheWindow() : ofTheDocuments(beginnings);
  }

  private Optional<LanguageModelOffer> ofTheDocuments(List<String> beginnings) {
    LanguageGroups groups = LanguageGroups.of(beginnings);
    Map<TextLanguage, Long> counts =
        beginnings.stream().collect(Collectors.groupingBy(groups::language, Collectors.counting()));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .filter(most -> most.getValue() > MOST * beginnings.size())
        .map(Map.Entry::getKey)
        .map(TextLanguage::code)
        .filter(LANGUAGES::contains)
        .filter(language -> !isKnown(language, beginnings))
        .map(language -> offer(language, Optional.of(share(counts, language, beginnings.size()))));
  }

  private static double share(Map<TextLanguage, Long> counts, String language, int all) {
    return counts.entrySet().stream()
            .filter(each -> each.getKey().code().equals(language))
            .mapToLong(Map.Entry::getValue)
            .sum()
        / (double) all;
  }

  /** Whether the model in use knows a language: as its authors state, or else by its tokenizer. */
  private boolean isKnown(String language, List<String> beginnings) {
    String model = inUse();
    try {
      List<String> stated =
          index.installedModels().describe(index.models().find(model)).languages();
      return stated.isEmpty()
          ? !index.models().fit(model, beginnings).isPoor()
          : stated.contains(language) || stated.contains("multilingual");
    } catch (ApplicationException e) {
      // the screens that use the model tell what is wrong with it
      LOG.info("{} cannot be compared with the documents", model, e);
      return true;
    }
  }

  /** While there is nothing yet, the language of the window is the best there is to go by. */
  private Optional<LanguageModelOffer> ofTheWindow() {
    boolean korean = texts.locale().getLanguage().equals("ko");
    return korean && inUse().equals(ModelCatalog.BUILT_IN) && feedback.conversations().count() == 0
        ? Optional.of(offer("ko", Optional.empty()))
        : Optional.empty();
  }

  private static LanguageModelOffer offer(String language, Optional<Double> share) {
    return new LanguageModelOffer(MODEL, BYTES, Optional.of(LICENSE), language, share);
  }

  private String inUse() {
    return index.modelUsage().live().orElseGet(settings::model);
  }

  private boolean isInstalled() {
    InstalledModels installed = index.installedModels();
    return installed.list().stream()
        .flatMap(each -> each.record().stream())
        .map(ModelRecord::repository)
        .anyMatch(MODEL::equals);
  }

  @Override
  public void dismiss(LanguageModelOffer offer) {
    dismissed().add(offer.repository());
  }

  private DismissedOffers dismissed() {
    return DismissedOffers.in(core.home().folder());
  }
}
