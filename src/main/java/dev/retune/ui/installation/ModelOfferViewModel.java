package dev.retune.ui.installation;

import dev.retune.embedding.install.InstallationRequest;
import dev.retune.ui.installation.LanguageModelOffer.OfferedModel;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The offer of a model that knows the language of the documents. */
public final class ModelOfferViewModel {
  /** The figures of the first screen come first. */
  private static final Duration QUIET = Duration.ofMillis(1500);

  private final ModelOfferGateway gateway;
  private final ModelInstallationViewModel installation;
  private final ScreenContext context;
  private final LatestTask latest;
  private final ReadOnlyObjectWrapper<Optional<LanguageModelOffer>> offer =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<OfferedModel> chosen = Optional.empty();

  /** Looks soon, and again whenever the data or the models change. */
  public ModelOfferViewModel(
      ModelOfferGateway gateway, ModelInstallationViewModel installation, ScreenContext context) {
    this.gateway = gateway;
    this.installation = installation;
    this.context = context;
    this.latest = new LatestTask(context.runner());
    installation.onChange(this::refresh);
    context.timeWindow().onDataChange(this::refresh);
    refresh();
  }

  /** The offer; empty while there is none. */
  public ReadOnlyObjectProperty<Optional<LanguageModelOffer>> offer() {
    return offer.getReadOnlyProperty();
  }

  /** The installation, which the offer shares with Settings. */
  ModelInstallationViewModel installation() {
    return installation;
  }

  private void refresh() {
    latest.runAfter(QUIET, gateway::offer, offer::set, context.notices()::failed);
  }

  /** The reason in one sentence. */
  String reason(LanguageModelOffer now) {
    String language = installation.formatter().language(now.language());
    return now.share()
        .map(
            share ->
                context
                    .texts()
                    .get(
                        "ui.installation.offer.corpus",
                        language,
                        context.formatter().roundPercent(share)))
        .orElseGet(() -> context.texts().get("ui.installation.offer.window", language));
  }

  /** What the model changes. */
  String effect(LanguageModelOffer now) {
    return context
        .texts()
        .get(
            now.share().isPresent()
                ? "ui.installation.offer.effect"
                : "ui.installation.offer.effectLater");
  }

  /** A model with its size and license, and what it is best at. */
  String line(OfferedModel each) {
    return context
        .texts()
        .get(
            "ui.installation.offer.model",
            each.repository(),
            context.formatter().roundBytes(each.bytes()),
            installation.formatter().license(each.license()),
            context.texts().get(each.use().key()));
  }

  /** Chooses one of the offered models. */
  void choose(OfferedModel model) {
    chosen = Optional.of(model);
  }

  /** The chosen model; at first the default one. */
  OfferedModel chosen(LanguageModelOffer now) {
    return chosen.filter(now.models()::contains).orElseGet(now.models()::getFirst);
  }

  /** What the button does. */
  String action(LanguageModelOffer now) {
    return context
        .texts()
        .get(
            now.share().isPresent()
                ? "ui.installation.offer.accept"
                : "ui.installation.offer.acceptOnly");
  }

  /** Starts with what the installation would do. */
  void accept() {
    offer
        .get()
        .ifPresent(
            now ->
                installation.propose(
                    InstallationRequest.of(chosen(now).repository()), now.share().isPresent()));
  }

  /** Takes the offer away for good. */
  void dismiss() {
    offer
        .get()
        .ifPresent(
            now -> {
              offer.set(Optional.empty());
              context
                  .runner()
                  .run(
                      () -> {
                        gateway.dismiss(now);
                        return now;
                      },
                      done -> {},
                      context.notices()::failed);
            });
  }
}
