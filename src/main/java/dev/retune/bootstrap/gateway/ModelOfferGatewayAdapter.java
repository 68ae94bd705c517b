package dev.retune.bootstrap.gateway;

import dev.retune.bootstrap.module.CoreServices;
import dev.retune.bootstrap.module.FeedbackModule;
import dev.retune.bootstrap.module.IndexModule;
import dev.retune.common.error.ApplicationException;
import dev.retune.common.i18n.Texts;
import dev.retune.embedding.install.InstalledModels;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.ModelRecord;
import dev.retune.embedding.tokenizer.TokenizerLanguageFit;
import dev.retune.settings.model.Settings;
import dev.retune.ui.installation.LanguageModelOffer;
import dev.retune.ui.installation.ModelOfferGateway;
import java.util.List;
import java.util.Optional;
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

  private static final long BYTES = 135_000_000;
  private static final String LICENSE = "mit";

  @Override
  public Optional<LanguageModelOffer> offer() {
    if (dismissed().all().contains(MODEL) || isInstalled()) {
      return Optional.empty();
    }
    List<String> beginnings = DocumentBeginnings.of(feedback.documents());
    return beginnings.isEmpty() ? ofTheWindow() : ofTheDocuments(beginnings);
  }

  private Optional<LanguageModelOffer> ofTheDocuments(List<String> beginnings) {
    try {
      TokenizerLanguageFit fit = index.models().fit(inUse(), beginnings);
      return Optional.of(fit)
          .filter(TokenizerLanguageFit::isPoor)
          .flatMap(ModelOfferGatewayAdapter::language)
          .map(language -> offer(language, Optional.of(fit.share())));
    } catch (ApplicationException e) {
      // the screens that use the model tell what is wrong with it
      LOG.info("{} cannot be compared with the documents", inUse(), e);
      return Optional.empty();
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

  /** The language, where the script tells it. */
  private static Optional<String> language(TokenizerLanguageFit fit) {
    return switch (fit.script()) {
      case HANGUL -> Optional.of("ko");
      case HIRAGANA, KATAKANA -> Optional.of("ja");
      case HAN -> Optional.of("zh");
      default -> Optional.empty();
    };
  }

  @Override
  public void dismiss(LanguageModelOffer offer) {
    dismissed().add(offer.repository());
  }

  private DismissedOffers dismissed() {
    return DismissedOffers.in(core.home().folder());
  }
}
