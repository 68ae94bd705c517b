package dev.retune.ui.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelOfferViewModelTest {
  private static final LanguageModelOffer OFFER =
      new LanguageModelOffer(
          "owner/name", 135_000_000, Optional.of("mit"), "ko", Optional.of(0.82));

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
    assertThat(model.effect(OFFER))
        .startsWith("owner/name knows Korean (about 135 MB, license MIT).")
        .contains("promotes it only if it answers better")
        .endsWith("Until then, such questions are searched mainly by their words.");
    LanguageModelOffer early =
        new LanguageModelOffer("owner/name", 1, Optional.empty(), "ko", Optional.empty());
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
  void withoutDocumentsThereIsNothingToTryItOn() {
    gateway.offer =
        Optional.of(
            new LanguageModelOffer(
                "owner/name", 135_000_000, Optional.of("mit"), "ko", Optional.empty()));
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
