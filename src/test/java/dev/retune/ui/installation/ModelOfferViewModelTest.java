package dev.retune.ui.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.embedding.recommendation.RecommendedModel.Use;
import dev.retune.ui.installation.LanguageModelOffer.OfferedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelOfferViewModelTest {
  private static final OfferedModel FIRST =
      new OfferedModel("owner/name", 135_000_000, "mit", Use.SEARCH);
  private static final OfferedModel SECOND =
      new OfferedModel("owner/other", 130_000_000, "apache-2.0", Use.SENTENCES);
  private static final LanguageModelOffer OFFER =
      new LanguageModelOffer(List.of(FIRST, SECOND), "ko", Optional.of(0.82));

  private final InstallationContext context = new InstallationContext();
  private final FakeInstallation installation = new FakeInstallation();
  private final Found gateway = new Found();
  private final ModelInstallationViewModel installing =
      new ModelInstallationViewModel(installation, context.screenContext());
  private final ModelOfferViewModel model =
      new ModelOfferViewModel(gateway, installing, context.screenContext());

  /** Offers what the test says. */
  private static final class Found implements ModelOfferGateway {
    private Optional<LanguageModelOffer> offer = Optional.of(OFFER);
    private final List<LanguageModelOffer> dismissed = new ArrayList<>();

    @Override
    public Optional<LanguageModelOffer> offer() {
      return offer;
    }

    @Override
    public void dismiss(LanguageModelOffer dismissing) {
      dismissed.add(dismissing);
    }
  }

  @Test
  void theFirstScreenComesFirst() {
    assertThat(model.offer().get()).isEmpty();
    context.runner.passTime();
    assertThat(model.offer().get()).contains(OFFER);
  }

  @Test
  void itSaysWhyAndWhatItChanges() {
    assertThat(model.reason(OFFER))
        .isEqualTo(
            "Most of your documents are in Korean (82% of the text), which the model in use does"
                + " not know.");
    assertThat(OFFER.models().stream().map(model::line))
        .containsExactly(
            "owner/name (about 135 MB, license MIT): best for questions over documents",
            "owner/other (about 130 MB, license Apache 2.0): best for short texts, cut after about"
                + " 100 words");
    assertThat(model.effect(OFFER))
        .contains("promotes it only if it answers better")
        .endsWith("Until then, such questions are searched mainly by their words.");
    LanguageModelOffer early = new LanguageModelOffer(List.of(FIRST), "ko", Optional.empty());
    assertThat(model.reason(early)).startsWith("Are your documents in Korean?");
    assertThat(model.action(early)).isEqualTo("Install…");
  }

  @Test
  void acceptedInstalledAndTriedItIsGone() {
    context.runner.passTime();
    model.accept();
    context.runner.step();
    assertThat(installing.state().get())
        .isEqualTo(
            new InstallationState.Proposed(
                "owner/name", FakeInstallation.plan("owner/name"), true));
    installing.install(true);
    gateway.offer = Optional.empty();
    context.runner.step();
    context.runner.passTime();
    assertThat(model.offer().get()).isEmpty();
    assertThat(context.tried).containsExactly("owner--name@0123456789ab");
  }

  @Test
  void theOtherModelIsInstalledWhenItIsChosen() {
    context.runner.passTime();
    assertThat(model.chosen(OFFER)).isEqualTo(FIRST);
    model.choose(SECOND);
    model.accept();
    context.runner.step();
    assertThat(installation.calls).containsExactly("plan owner/other");
    assertThat(OFFER.has(installing.state().get().name())).isTrue();
  }

  @Test
  void withoutDocumentsThereIsNothingToTryItOn() {
    gateway.offer = Optional.of(new LanguageModelOffer(List.of(FIRST), "ko", Optional.empty()));
    context.runner.passTime();
    model.accept();
    context.runner.step();
    assertThat(((InstallationState.Proposed) installing.state().get()).tryable()).isFalse();
  }

  @Test
  void dismissedItIsGoneAtOnceAndForGood() {
    context.runner.passTime();
    model.dismiss();
    assertThat(model.offer().get()).isEmpty();
    assertThat(gateway.dismissed).containsExactly(OFFER);
  }

  @Test
  void newDataIsLookedAtAgain() {
    gateway.offer = Optional.empty();
    context.runner.passTime();
    assertThat(model.offer().get()).isEmpty();
    gateway.offer = Optional.of(OFFER);
    context.screenContext().timeWindow().changed();
    context.runner.passTime();
    assertThat(model.offer().get()).contains(OFFER);
  }
}
