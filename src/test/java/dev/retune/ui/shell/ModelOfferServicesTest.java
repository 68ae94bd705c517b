package dev.retune.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.embedding.recommendation.RecommendedModel;
import dev.retune.support.PreparedModel;
import dev.retune.ui.installation.LanguageModelOffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelOfferServicesTest {
  private static final String NAME = "intfloat/multilingual-e5-small";

  @TempDir Path folder;

  private SampleServices opened() {
    return new SampleServices(PreparedModel.into(folder.resolve("home")));
  }

  private static Optional<LanguageModelOffer> offer(SampleServices services, Locale language) {
    return services.in(language).models().offer().offer();
  }

  @Test
  void anEmptyWorkspaceGoesByTheLanguageOfTheWindow() {
    try (SampleServices services = opened()) {
      assertThat(offer(services, Locale.ENGLISH)).isEmpty();
      assertThat(offer(services, Locale.KOREAN))
          .hasValueSatisfying(
              offer -> {
                assertThat(offer.models())
                    .hasSize(2)
                    .first()
                    .isEqualTo(
                        new LanguageModelOffer.OfferedModel(
                            NAME, 135_000_000, "mit", RecommendedModel.Use.SEARCH));
                assertThat(offer.language()).isEqualTo("ko");
                assertThat(offer.share()).isEmpty();
              });
    }
  }

  @Test
  void koreanDocumentsAreToldWithTheirShareInBothLanguages() throws IOException {
    try (SampleServices services = opened().korean()) {
      LanguageModelOffer offer = offer(services, Locale.ENGLISH).orElseThrow();
      assertThat(offer.language()).isEqualTo("ko");
      assertThat(offer.share()).contains(1.0);
      assertThat(offer(services, Locale.KOREAN)).contains(offer);
    }
  }

  @Test
  void whatIsDismissedStaysAwayAfterARestart() throws IOException {
    try (SampleServices services = opened().korean()) {
      LanguageModelOffer offer = offer(services, Locale.ENGLISH).orElseThrow();
      services.in(Locale.ENGLISH).models().offer().dismiss(offer);
      assertThat(offer(services, Locale.ENGLISH)).isEmpty();
    }
    try (SampleServices services = new SampleServices(folder.resolve("home"))) {
      assertThat(offer(services, Locale.ENGLISH)).isEmpty();
    }
  }

  @Test
  void englishDocumentsSuitTheBuiltInModel() throws IOException {
    Path documents = folder.resolve("documents.jsonl");
    Files.writeString(
        documents,
        """
        {"id": "d1", "title": "Refunds", "body": "You can ask for a refund within seven days of the purchase."}
        {"id": "d2", "title": "Passwords", "body": "To reset your password, open the settings and choose the account."}
        """);
    try (SampleServices services = opened()) {
      var _ = services.imported(documents);
      assertThat(offer(services, Locale.ENGLISH)).isEmpty();
      assertThat(offer(services, Locale.KOREAN)).isEmpty();
    }
  }
}
