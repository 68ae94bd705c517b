package dev.retune.bootstrap.gateway;

import dev.retune.bootstrap.module.CoreServices;
import dev.retune.bootstrap.module.FeedbackModule;
import dev.retune.bootstrap.module.IndexModule;
import dev.retune.bootstrap.module.RetrainingModule;
import dev.retune.common.i18n.Texts;
import dev.retune.common.language.TextLanguage;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.ModelRecord;
import dev.retune.embedding.recommendation.LanguageAdvice;
import dev.retune.embedding.recommendation.RecommendedModel;
import dev.retune.embedding.recommendation.RecommendedModels;
import dev.retune.settings.model.Settings;
import dev.retune.ui.installation.LanguageModelOffer;
import dev.retune.ui.installation.ModelOfferGateway;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Connects the offer of a model to the services. */
record ModelOfferGatewayAdapter(
    CoreServices core,
    Settings settings,
    Texts texts,
    FeedbackModule feedback,
    IndexModule index,
    RetrainingModule retraining)
    implements ModelOfferGateway {
  private static final long MEGABYTE = 1_000_000;

  @Override
  public Optional<LanguageModelOffer> offer() {
    Optional<LanguageModelOffer> found =
        feedback.documents().after(0, 1).isEmpty()
            ? ofTheWindow()
            : retraining.languageAdvice().flatMap(ModelOfferGatewayAdapter::of);
    return found.filter(
        offer -> !dismissed().all().contains(offer.models().getFirst().repository()));
  }

  private static Optional<LanguageModelOffer> of(LanguageAdvice advice) {
    return advice.installed().isPresent()
        ? Optional.empty()
        : Optional.of(
            offer(
                    Stream.concat(Stream.of(advice.recommended()), advice.others().stream())
                        .toList(),
                    advice.language())
                .withShare(advice.share()));
  }

  /** While there is nothing yet, the language of the window is the best there is to go by. */
  private Optional<LanguageModelOffer> ofTheWindow() {
    boolean unsuited =
        texts.locale().getLanguage().equals(TextLanguage.KOREAN.code())
            && settings.model().equals(ModelCatalog.BUILT_IN)
            && feedback.conversations().count() == 0;
    List<RecommendedModel> models = RecommendedModels.read().of(TextLanguage.KOREAN);
    return unsuited && !models.isEmpty() && models.stream().noneMatch(this::isInstalled)
        ? Optional.of(offer(models, TextLanguage.KOREAN))
        : Optional.empty();
  }

  private static LanguageModelOffer offer(List<RecommendedModel> models, TextLanguage language) {
    return new LanguageModelOffer(
        models.stream()
            .map(
                each ->
                    new LanguageModelOffer.OfferedModel(
                        each.repository(), each.megabytes() * MEGABYTE, each.license(), each.use()))
            .toList(),
        language.code(),
        Optional.empty());
  }

  private boolean isInstalled(RecommendedModel model) {
    return index.installedModels().list().stream()
        .flatMap(each -> each.record().stream())
        .map(ModelRecord::repository)
        .anyMatch(model.repository()::equals);
  }

  @Override
  public void dismiss(LanguageModelOffer offer) {
    offer.models().forEach(each -> dismissed().add(each.repository()));
  }

  private DismissedOffers dismissed() {
    return DismissedOffers.in(core.home().folder());
  }
}
